import type { Database } from "#db/client.server.ts";
import { isCountry, isTerritory } from "../vocabulary/countries.ts";
import {
  listNeighbouringStates,
  lookupByState,
  lookupByZip,
  lookupForeign,
  type Answer,
} from "./lookup.server.ts";
import { readCountyFips, readZip } from "../vocabulary/zip.ts";

/** What a person looked for, as typed: one of ZIP code, state and country, and the county with the first two. */
export type Wanted = {
  zip: string;
  county: string;
  state: string;
  country: string;
};

/** A territory chosen among the countries is a state of the United States; a ZIP code or a state that was given says more. */
export function settleWanted(wanted: Wanted): Wanted {
  const { country, state } = wanted;
  return isTerritory(country)
    ? { ...wanted, country: "", state: state || country }
    : wanted;
}

export type Where =
  | Answer
  | { kind: "nothing-asked" }
  | { kind: "not-a-zip" | "not-a-state" | "not-a-country" }
  | {
      kind: "unknown-zip";
      prefix: string;
      /** Where the ZIP codes with the same first three digits lie. */
      neighbours: { state: string; name: string }[];
    };

/**
 * The ZIP code counts before the state, and the state before the country. Nothing is refused: the page has a sentence
 * for each kind of answer.
 */
export async function findWhere(db: Database, wanted: Wanted): Promise<Where> {
  const county = wanted.county.trim();
  // Text that is no county code names no county of the place.
  const countyFips = county ? (readCountyFips(county) ?? "none") : null;
  if (wanted.zip.trim()) return whereZip(db, wanted.zip, countyFips);
  if (wanted.state) {
    const answer = await lookupByState(db, wanted.state, countyFips);
    return answer ?? { kind: "not-a-state" };
  }
  if (wanted.country)
    return isCountry(wanted.country) && wanted.country !== "US"
      ? lookupForeign(db, wanted.country)
      : { kind: "not-a-country" };
  return { kind: "nothing-asked" };
}

async function whereZip(
  db: Database,
  typed: string,
  countyFips: string | null,
): Promise<Where> {
  const zip = readZip(typed);
  if (!zip) return { kind: "not-a-zip" };
  return (
    (await lookupByZip(db, zip, countyFips)) ?? {
      kind: "unknown-zip",
      prefix: zip.slice(0, 3),
      neighbours: await listNeighbouringStates(db, zip),
    }
  );
}
