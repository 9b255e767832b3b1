/** A county that a ZIP code or a state reaches, with the field office and region that have it. */
export type Candidate = {
  fips: string;
  county: string;
  state: string;
  fieldOfficeId: string;
  regionId: string | null;
};

export type Choice =
  | { kind: "one-office"; fieldOfficeId: string; county: Candidate | null }
  /** The county decides between offices: ask which. */
  | { kind: "choose-county" }
  | { kind: "county-elsewhere" };

/**
 * One county, or several with one office, need no question. A county that was named must be a candidate, or lie in a state
 * where all candidates have one office: lists of ZIP codes are older than Connecticut's planning regions.
 */
export function chooseOffice(
  candidates: readonly Candidate[],
  named?: Candidate | null,
): Choice {
  const offices = new Set(candidates.map((each) => each.fieldOfficeId));
  if (named) {
    const isHere =
      candidates.some(({ fips }) => fips === named.fips) ||
      (offices.has(named.fieldOfficeId) && isNewerThanList(named, candidates));
    return isHere
      ? {
          kind: "one-office",
          fieldOfficeId: named.fieldOfficeId,
          county: named,
        }
      : { kind: "county-elsewhere" };
  }
  const [first] = candidates;
  if (!first || offices.size > 1) return { kind: "choose-county" };
  return {
    kind: "one-office",
    fieldOfficeId: first.fieldOfficeId,
    county: candidates.length === 1 ? first : null,
  };
}

/** The region that all candidates share; null when they lie in two. */
export function sharedRegion(candidates: readonly Candidate[]): string | null {
  const regions = new Set(candidates.map(({ regionId }) => regionId));
  return regions.size === 1 ? (candidates[0]?.regionId ?? null) : null;
}

const recutStates = ["AK", "CT"];

function isNewerThanList(named: Candidate, candidates: readonly Candidate[]) {
  return (
    recutStates.includes(named.state) &&
    candidates.every(({ state }) => state === named.state)
  );
}

/** County codes that are no longer used, and the codes that took their place. */
const replaced: Record<string, string> = {
  "02261": "02063",
  "02270": "02158",
  "46113": "46102",
  "51515": "51019",
};

export function currentFips(fips: string): string {
  return replaced[fips] ?? fips;
}
