import { count, eq, sql } from "drizzle-orm";
import type { Source } from "#db/schema/directory.ts";
import type { Database } from "#db/client.server.ts";
import {
  county,
  outsideAgency,
  referenceLoad,
  stateTerritory,
  unit,
  zipCounty,
} from "#db/schema/directory.ts";
import { readReference, type Reference } from "./files.server.ts";
import { loadRoutingRules } from "./load-rules.server.ts";

/** A statement of at most some megabytes. */
const zipsABatch = 20_000;

/**
 * Brings the directory to the facts of this folder, in one transaction; as the owner, since nobody else writes them. A second call with the same files does nothing.
 * A unit that left the files stays, since reports may point to it; a county or ZIP code that left is removed.
 */
export async function loadReference(db: Database) {
  const { digest, parse } = readReference();
  if (await isLoaded(db, digest)) return;
  const reference = parse();
  await db.transaction(async (tx) => {
    await tx.execute(
      sql`lock table ${referenceLoad} in share row exclusive mode`,
    );
    await loadUnits(tx, unitsOf(reference));
    await loadStates(tx, reference);
    await loadCounties(tx, reference);
    await loadZips(tx, reference);
    await loadAgencies(tx, reference);
    await loadRoutingRules(tx);
    await tx.delete(referenceLoad);
    await tx
      .insert(referenceLoad)
      .values({ digest, loadedAt: sql`clock_timestamp()` });
  });
}

/** Whether the facts of this folder are those in the database. */
export function isReferenceLoaded(db: Database): Promise<boolean> {
  return isLoaded(db, readReference().digest);
}

async function isLoaded(db: Database, digest: string) {
  const [loaded] = await db
    .select({ loads: count() })
    .from(referenceLoad)
    .where(eq(referenceLoad.digest, digest));
  return loaded?.loads === 1;
}

function unitsOf({ fieldOffices, regions, desks, sources }: Reference) {
  return [
    ...desks.map((desk) => ({
      ...desk,
      confidence: "high",
      isRoundTheClock: true,
      sources: [],
    })),
    ...fieldOffices.map(({ territory, contactConfidence, ...office }) => ({
      ...office,
      kind: "field-office" as const,
      confidence: contactConfidence,
      isRoundTheClock: true,
      sources: named(office.sources, sources),
    })),
    ...regions.map(({ number, states, ...region }) => ({
      ...region,
      id: regionId(number),
      kind: "region" as const,
      name: `CISA Region ${number}`,
      regionNumber: number,
      isRoundTheClock: false,
      sources: named(region.sources, sources),
    })),
  ];
}

async function loadUnits(db: Database, units: ReturnType<typeof unitsOf>) {
  await db
    .insert(unit)
    .values(units)
    .onConflictDoUpdate({
      target: unit.id,
      set: {
        kind: sql`excluded.kind`,
        name: sql`excluded.name`,
        city: sql`excluded.city`,
        state: sql`excluded.state`,
        address: sql`excluded.address`,
        phone: sql`excluded.phone`,
        url: sql`excluded.url`,
        regionNumber: sql`excluded.region_number`,
        isRoundTheClock: sql`excluded.is_round_the_clock`,
        timeZone: sql`excluded.time_zone`,
        basis: sql`excluded.basis`,
        confidence: sql`excluded.confidence`,
        sources: sql`excluded.sources`,
        checkedOn: sql`excluded.checked_on`,
      },
    });
}

async function loadStates(
  db: Database,
  { states, regions, fieldOffices }: Reference,
) {
  const region = new Map(
    regions.flatMap(({ number, states }) =>
      states.map((state) => [state, regionId(number)]),
    ),
  );
  const sole = new Map(
    fieldOffices.flatMap(({ id, territory }) =>
      territory
        .filter(({ counties }) => counties === "all")
        .map(({ state }) => [state, id]),
    ),
  );
  await db.delete(stateTerritory);
  await db.insert(stateTerritory).values(
    Object.entries(states).map(([state, name]) => ({
      state,
      name,
      regionId: region.get(state) ?? null,
      soleFieldOfficeId: sole.get(state) ?? null,
    })),
  );
}

async function loadCounties(
  db: Database,
  { counties, fieldOffices }: Reference,
) {
  const office = new Map(
    fieldOffices.flatMap(({ id, territory }) =>
      territory.flatMap(({ state, counties }) =>
        counties === "all"
          ? [[state, id] as const]
          : counties.map((fips) => [fips, id] as const),
      ),
    ),
  );
  const officeOf = (fips: string, state: string) =>
    office.get(fips) ?? office.get(state);
  await db.delete(county);
  await db.execute(sql`
    insert into ${county} (fips, state, name, field_office_id)
    select * from unnest(
      ${sql.param(counties.map(({ fips }) => fips))}::text[],
      ${sql.param(counties.map(({ state }) => state))}::text[],
      ${sql.param(counties.map(({ name }) => name))}::text[],
      ${sql.param(counties.map(({ fips, state }) => officeOf(fips, state)))}::text[]
    )`);
}

async function loadZips(db: Database, { zips, counties }: Reference) {
  const state = new Map(counties.map(({ fips, state }) => [fips, state]));
  const pairs = zips.flatMap(({ zip, fips, town }) =>
    fips.map((fips) => ({ zip, fips, state: state.get(fips), town })),
  );
  await db.delete(zipCounty);
  for (let from = 0; from < pairs.length; from += zipsABatch) {
    const batch = pairs.slice(from, from + zipsABatch);
    await db.execute(sql`
      insert into ${zipCounty} (zip, fips, state, town)
      select * from unnest(
        ${sql.param(batch.map(({ zip }) => zip))}::text[],
        ${sql.param(batch.map(({ fips }) => fips))}::text[],
        ${sql.param(batch.map(({ state }) => state))}::text[],
        ${sql.param(batch.map(({ town }) => town))}::text[]
      )`);
  }
}

/** Channels that were replaced by newer ones stay in the files, as a record, and are not offered to anyone. */
async function loadAgencies(db: Database, { agencies, sources }: Reference) {
  await db.delete(outsideAgency);
  await db.insert(outsideAgency).values(
    agencies.map((agency) => ({
      ...agency,
      channels: agency.channels
        .filter(({ isOlder }) => !isOlder)
        .map(({ type, value, note, isVerified }) => ({
          type,
          value,
          note,
          isVerified,
        })),
      sources: named(agency.sources, sources),
    })),
  );
}

function regionId(number: number) {
  return `cisa-region-${number}`;
}

function named(ids: string[], sources: Reference["sources"]): Source[] {
  return ids.flatMap((id) => {
    const source = sources[id];
    return source ? [{ id, ...source }] : [];
  });
}
