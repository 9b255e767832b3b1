import type { Database } from "#db/client.server.ts";
import type { Candidate } from "./choose.ts";
import {
  lookupByCounty,
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
): Promise<SiteUnits> {
  if (site.country !== null && site.country !== "US") return none;
  const known = await firstKnown([
    () => site.countyFips && lookupByCounty(db, site.countyFips),
    () => site.zip && lookupByZip(db, site.zip),
    () => site.state && lookupByState(db, site.state),
  ]);
  return known ? unitsOf(known, site.state) : none;
}

async function firstKnown(
  lookups: (() => Promise<Answer | null> | "" | null)[],
): Promise<Answer | null> {
  for (const lookup of lookups) {
    const answer = await lookup();
    if (answer) return answer;
  }
  return null;
}

function unitsOf(answer: Answer, state: string | null): SiteUnits {
  if (answer.kind !== "site") return none;
  const inState = answer.candidates.filter((each) => each.state === state);
  const candidates = inState.length > 0 ? inState : answer.candidates;
  return {
    fieldOfficeId:
      answer.fieldOffice?.id ??
      only(candidates, ({ fieldOfficeId }) => fieldOfficeId),
    regionId: answer.region?.id ?? only(candidates, ({ regionId }) => regionId),
    state: only(candidates, ({ state }) => state) ?? state,
    countyFips: answer.county?.fips ?? only(candidates, ({ fips }) => fips),
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
