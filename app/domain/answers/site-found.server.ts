import type { Database } from "#db/client.server.ts";
import {
  chooseOffice,
  currentFips,
  type Candidate,
} from "../directory/choose-county.ts";
import { unitsById } from "../directory/find.server.ts";
import {
  listCandidates,
  listCandidatesByZip,
  lookupByState,
  type CandidatesByZip,
} from "../directory/lookup.server.ts";
import type { CheckRow, Display, SiteFound } from "../form/check.ts";
import type { Site } from "../form/site.ts";
import type { Opened } from "../vault/opened.ts";
import { isMilitaryArea, militaryAreaOf } from "../vocabulary/zip.ts";

/** More than these are not read back: the state says enough. */
const mostCounties = 3;

/** The rows, with what the directory knows of each site in them: two queries, and one or two for a site without a ZIP code. */
export async function withSitesFound(
  db: Database,
  rows: readonly CheckRow[],
): Promise<CheckRow[]> {
  const sites = rows.flatMap(({ display }) => display.flatMap(siteIn));
  // Where the county was chosen, it says enough without the town.
  const zips = sites.flatMap(({ zip, countyFips }) =>
    zip && !countyFips ? [zip] : [],
  );
  const known = await listCandidatesByZip(db, zips);
  const places = new Map<string, Place>();
  for (const site of sites) {
    const place = await findPlace(db, site, known);
    if (place) places.set(nameOf(site), place);
  }
  const offices = await unitsById(
    db,
    [...places.values()].map(({ officeId }) => officeId),
  );
  const found = (display: Display): Display => {
    const [site] = siteIn(display);
    const place = site && places.get(nameOf(site));
    if (!place || !("site" in display)) return display;
    const { officeId, office, ...rest } = place;
    const name = offices.get(officeId ?? "")?.name ?? office;
    return { ...display, found: { ...rest, office: name } };
  };
  return rows.map((row) => ({ ...row, display: row.display.map(found) }));
}

/** Of a line that shows one in the United States. */
function siteIn(display: Display): Site[] {
  if (display.kind === "site") return [display.site];
  if (display.kind !== "further-site") return [];
  const { zip, state, country } = display.site;
  const isHere = country === null || country === "US";
  return isHere ? [{ zip, state, countyFips: null }] : [];
}

function nameOf({ zip, state, countyFips }: Site): string {
  return [zip, state, countyFips].join(" ");
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

/** What is found, with the office by its id where its name is not known yet. */
type Place = SiteFound & { officeId: string | null };

/** As it is routed: the county counts before the ZIP code, and that before the state. */
async function findPlace(
  db: Database,
  { zip, state, countyFips }: Site,
  known: CandidatesByZip,
): Promise<Place | null> {
  if (zip && militaryAreaOf(zip)) return military;
  const ofZip = (zip && known.get(zip)) || [];
  const counties = countyFips
    ? await listCandidates(db, { fips: currentFips(countyFips) })
    : ofZip;
  const town = ofZip[0]?.town ?? null;
  if (counties.length > 0) return { ...placeIn(counties, state), town };
  if (!state) return null;
  if (isMilitaryArea(state)) return military;
  const answer = await lookupByState(db, state);
  return answer?.kind === "site"
    ? { ...nothing, office: answer.fieldOffice?.name ?? null }
    : null;
}

const nothing: Place = {
  town: null,
  counties: [],
  office: null,
  officeId: null,
  isMilitary: false,
};
const military: Place = { ...nothing, isMilitary: true };

function placeIn(all: readonly Candidate[], state: string | null): Place {
  const inState = all.filter((each) => each.state === state);
  const candidates = inState.length > 0 ? inState : all;
  const choice = chooseOffice(candidates);
  const isFew = candidates.length <= mostCounties;
  return {
    ...nothing,
    counties: isFew
      ? candidates.map(({ county, state }) => ({ county, state }))
      : [],
    officeId: choice.kind === "one-office" ? choice.fieldOfficeId : null,
  };
}
