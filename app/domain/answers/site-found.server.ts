import type { Database } from "#db/client.server.ts";
import {
  chooseOffice,
  currentFips,
  type Candidate,
} from "../directory/choose-county.ts";
import { unitsById } from "../directory/find.server.ts";
import { listCandidates, lookupByState } from "../directory/lookup.server.ts";
import type { CheckRow, Display, SiteFound } from "../form/check.ts";
import type { Site } from "../form/site.ts";
import type { Opened } from "../vault/opened.ts";
import { isMilitaryArea, militaryAreaOf } from "../vocabulary/zip.ts";

/** More than these are not read back: the state says enough. */
const mostCounties = 3;

/** The rows, with what the directory knows of each site in them: two queries a site at most. */
export async function withSitesFound(
  db: Database,
  rows: readonly CheckRow[],
): Promise<CheckRow[]> {
  const read: CheckRow[] = [];
  for (const row of rows) {
    const display: Display[] = [];
    for (const each of row.display) display.push(await withFound(db, each));
    read.push({ ...row, display });
  }
  return read;
}

/** The same of rows that may not open. */
export async function openedWithSites(
  db: Database,
  rows: Opened<CheckRow[]>,
): Promise<Opened<CheckRow[]>> {
  return rows.is === "opened"
    ? { is: "opened", value: await withSitesFound(db, rows.value) }
    : rows;
}

async function withFound(db: Database, display: Display): Promise<Display> {
  if (display.kind !== "site" && display.kind !== "further-site")
    return display;
  const { site } = display;
  const country = "country" in site ? site.country : null;
  if (country !== null && country !== "US") return display;
  const countyFips = "countyFips" in site ? site.countyFips : null;
  const found = await findPlace(db, { ...site, countyFips });
  return found ? { ...display, found } : display;
}

/** As it is routed: the county counts before the ZIP code, and that before the state. */
async function findPlace(
  db: Database,
  { zip, state, countyFips }: Site,
): Promise<SiteFound | null> {
  if (zip && militaryAreaOf(zip)) return military;
  const counties = countyFips
    ? await listCandidates(db, { fips: currentFips(countyFips) })
    : zip
      ? await listCandidates(db, { zip })
      : [];
  if (counties.length > 0) return foundIn(db, counties, state);
  if (!state) return null;
  if (isMilitaryArea(state)) return military;
  const answer = await lookupByState(db, state);
  return answer?.kind === "site"
    ? { ...nothing, office: answer.fieldOffice?.name ?? null }
    : null;
}

const nothing: SiteFound = { counties: [], office: null, isMilitary: false };
const military: SiteFound = { ...nothing, isMilitary: true };

async function foundIn(
  db: Database,
  all: readonly Candidate[],
  state: string | null,
): Promise<SiteFound> {
  const inState = all.filter((each) => each.state === state);
  const candidates = inState.length > 0 ? inState : all;
  const choice = chooseOffice(candidates);
  const officeId = choice.kind === "one-office" ? choice.fieldOfficeId : null;
  const office = (await unitsById(db, [officeId])).get(officeId ?? "");
  const isFew = candidates.length <= mostCounties;
  return {
    ...nothing,
    counties: isFew
      ? candidates.map(({ county, state }) => ({ county, state }))
      : [],
    office: office?.name ?? null,
  };
}
