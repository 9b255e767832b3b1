import type { Database } from "#db/client.server.ts";
import { currentFips, type Candidate } from "./choose-county.ts";
import {
  listCandidates,
  type CandidatesByZip,
  lookupByState,
  lookupByZip,
  type Answer,
} from "./lookup.server.ts";

export type SiteUnits = {
  fieldOfficeId: string | null;
  regionId: string | null;
  /** What the site's ZIP code or county says, when it leaves no doubt. */
  state: string | null;
  countyFips: string | null;
};

const none: SiteUnits = {
  fieldOfficeId: null,
  regionId: null,
  state: null,
  countyFips: null,
};

/**
 * Which units have the affected site, for routing. County before ZIP code before state, and never a guess: what is not
 * known, or lies between two offices or regions, is null. A ZIP code across a state line is read in the state that was named.
 */
export async function siteUnits(
  db: Database,
  site: {
    country: string | null;
    state: string | null;
    countyFips: string | null;
    zip: string | null;
  },
  /** Of several sites at once, looked up before. */
  known?: CandidatesByZip,
): Promise<SiteUnits> {
  if (site.country !== null && site.country !== "US") return none;
  const counties = await countiesOf(db, site, known);
  if (counties.length > 0) return unitsIn(counties, site.state);
  const answer =
    (site.zip && (await lookupByZip(db, site.zip))) ||
    (site.state && (await lookupByState(db, site.state)));
  return answer ? unitsOf(answer, site.state) : none;
}

/**
 * The units named by the county's code, or else by the ZIP code. One query for most sites, because every report that is
 * sent asks.
 */
async function countiesOf(
  db: Database,
  { countyFips, zip }: { countyFips: string | null; zip: string | null },
  known: CandidatesByZip | undefined,
): Promise<Candidate[]> {
  const named = countyFips
    ? await listCandidates(db, { fips: currentFips(countyFips) })
    : [];
  if (named.length > 0 || !zip) return named;
  return known?.get(zip) ?? listCandidates(db, { zip });
}

function unitsOf(answer: Answer, state: string | null): SiteUnits {
  if (answer.kind !== "site") return none;
  const { candidates, fieldOffice, region } = answer;
  const units = unitsIn(candidates, state);
  return {
    ...units,
    fieldOfficeId: fieldOffice?.id ?? units.fieldOfficeId,
    regionId: region?.id ?? units.regionId,
  };
}

function unitsIn(all: Candidate[], state: string | null): SiteUnits {
  const inState = all.filter((each) => each.state === state);
  const candidates = inState.length > 0 ? inState : all;
  return {
    fieldOfficeId: only(candidates, ({ fieldOfficeId }) => fieldOfficeId),
    regionId: only(candidates, ({ regionId }) => regionId),
    state: only(candidates, ({ state }) => state) ?? state,
    countyFips: only(candidates, ({ fips }) => fips),
  };
}

/** What all of them say, if they say the same. */
function only(
  candidates: Candidate[],
  read: (candidate: Candidate) => string | null,
): string | null {
  const said = new Set(candidates.map(read));
  return said.size === 1 ? ([...said][0] ?? null) : null;
}
