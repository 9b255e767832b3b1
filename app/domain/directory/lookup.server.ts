import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { county, stateTerritory, zipCounty } from "#db/schema/directory.ts";
import {
  findNationalCert,
  listAgencies,
  nationalContactIds,
  type Agency,
} from "./agency.server.ts";
import {
  chooseOffice,
  currentFips,
  sharedRegion,
  type Candidate,
} from "./choose-county.ts";
import { unitsById, type Unit } from "./find.server.ts";
import {
  associatedCountryOf,
  isMilitaryArea,
  militaryAreaOf,
} from "../vocabulary/zip.ts";

/** Who is near a site in the United States. `fieldOffice` is null until a county is chosen among the candidates. */
type SiteAnswer = {
  kind: "site";
  fieldOffice: Unit | null;
  region: Unit | null;
  county: Candidate | null;
  /** Every county that the ZIP code touches, or of the state when it has several offices. */
  candidates: Candidate[];
};

export type ForeignAnswer = {
  kind: "foreign";
  country: string;
  cert: Agency | null;
  /** Where national CERTs are listed, for a country whose CERT we do not have. */
  anyCountry: Agency | null;
};

export type Answer =
  | SiteAnswer
  | ForeignAnswer
  /** An APO, FPO or DPO address: in no county. */
  | { kind: "military" }
  | { kind: "county-elsewhere"; candidates: Candidate[] };

/** Five digits in; null for a ZIP code that nobody knows. `countyFips` must be a county that exists: ask `findCounty` first. */
export async function lookupByZip(
  db: Database,
  zip: string,
  countyFips?: string | null,
): Promise<Answer | null> {
  const candidates = await listCandidates(db, { zip });
  if (candidates.length > 0) return answerOf(db, candidates, countyFips);
  if (militaryAreaOf(zip)) return { kind: "military" };
  const country = associatedCountryOf(zip);
  return country ? lookupForeign(db, country) : null;
}

/** Null for what is no state. A state with several offices asks for the county. */
export async function lookupByState(
  db: Database,
  state: string,
  countyFips?: string | null,
): Promise<Answer | null> {
  if (isMilitaryArea(state)) return { kind: "military" };
  const [territory] = await db
    .select()
    .from(stateTerritory)
    .where(eq(stateTerritory.state, state));
  if (!territory) return null;
  if (!territory.soleFieldOfficeId || countyFips)
    return answerOf(db, await listCandidates(db, { state }), countyFips);
  return siteAnswer(
    db,
    [],
    territory.soleFieldOfficeId,
    null,
    territory.regionId,
  );
}

export async function lookupForeign(
  db: Database,
  country: string,
): Promise<ForeignAnswer> {
  return { kind: "foreign", country, ...(await findNationalCert(db, country)) };
}

/** Also by a code that has since been replaced. */
export async function findCounty(
  db: Database,
  countyFips: string,
): Promise<Candidate | null> {
  const [found] = await listCandidates(db, { fips: currentFips(countyFips) });
  return found ?? null;
}

/** CISA's operations centre and the FBI's complaint centre, in that order. */
export async function listNationalContacts(db: Database): Promise<Agency[]> {
  const agencies = await listAgencies(db, nationalContactIds);
  return nationalContactIds.flatMap(
    (id) => agencies.find((agency) => agency.id === id) ?? [],
  );
}

export async function listStates(
  db: Database,
): Promise<{ state: string; name: string }[]> {
  return db
    .select({ state: stateTerritory.state, name: stateTerritory.name })
    .from(stateTerritory)
    .orderBy(asc(stateTerritory.name));
}

/** For a ZIP code that nobody knows: the states in which its neighbours, with the same first three digits, lie. */
export async function listNeighbouringStates(db: Database, zip: string) {
  const prefix = zip.slice(0, 3);
  return db
    .selectDistinct({ state: stateTerritory.state, name: stateTerritory.name })
    .from(zipCounty)
    .innerJoin(stateTerritory, eq(stateTerritory.state, zipCounty.state))
    .where(sql`${zipCounty.zip} between ${`${prefix}00`} and ${`${prefix}99`}`)
    .orderBy(asc(stateTerritory.name));
}

async function answerOf(
  db: Database,
  candidates: Candidate[],
  countyFips?: string | null,
): Promise<Answer> {
  const named = countyFips ? await findCounty(db, countyFips) : null;
  if (countyFips && !named) return { kind: "county-elsewhere", candidates };
  const choice = chooseOffice(candidates, named);
  switch (choice.kind) {
    case "county-elsewhere":
      return { kind: "county-elsewhere", candidates };
    case "choose-county":
      return siteAnswer(db, candidates, null, null);
    case "one-office":
      return siteAnswer(db, candidates, choice.fieldOfficeId, choice.county);
  }
}

async function siteAnswer(
  db: Database,
  candidates: Candidate[],
  fieldOfficeId: string | null,
  named: Candidate | null,
  regionId = named ? named.regionId : sharedRegion(candidates),
): Promise<SiteAnswer> {
  const units = await unitsById(db, [fieldOfficeId, regionId]);
  return {
    kind: "site",
    fieldOffice: units.get(fieldOfficeId ?? "") ?? null,
    region: units.get(regionId ?? "") ?? null,
    county: named,
    candidates,
  };
}

const candidateColumns = {
  fips: county.fips,
  county: county.name,
  state: county.state,
  fieldOfficeId: county.fieldOfficeId,
  regionId: stateTerritory.regionId,
};

/** With the town as the mail calls the ZIP code; null where no list says. */
type ZipCandidate = Candidate & { town: string | null };
export type CandidatesByZip = ReadonlyMap<string, ZipCandidate[]>;

/** The same of several ZIP codes in one query; each that was asked for has an entry. */
export async function listCandidatesByZip(
  db: Database,
  zips: readonly string[],
): Promise<CandidatesByZip> {
  const found = new Map(zips.map((zip): [string, ZipCandidate[]] => [zip, []]));
  if (zips.length === 0) return found;
  const rows = await db
    .select({
      zip: zipCounty.zip,
      candidate: { ...candidateColumns, town: zipCounty.town },
    })
    .from(county)
    .innerJoin(stateTerritory, eq(stateTerritory.state, county.state))
    .innerJoin(zipCounty, eq(zipCounty.fips, county.fips))
    .where(inArray(zipCounty.zip, [...zips]))
    .orderBy(asc(county.state), asc(county.name));
  for (const { zip, candidate } of rows) found.get(zip)?.push(candidate);
  return found;
}

/** One query, by county name. */
export async function listCandidates(
  db: Database,
  by: { zip: string } | { fips: string } | { state: string },
): Promise<Candidate[]> {
  const counties = db
    .select(candidateColumns)
    .from(county)
    .innerJoin(stateTerritory, eq(stateTerritory.state, county.state))
    .$dynamic();
  if ("zip" in by)
    counties.innerJoin(
      zipCounty,
      and(eq(zipCounty.fips, county.fips), eq(zipCounty.zip, by.zip)),
    );
  else
    counties.where(
      "fips" in by ? eq(county.fips, by.fips) : eq(county.state, by.state),
    );
  return counties.orderBy(asc(county.state), asc(county.name));
}
