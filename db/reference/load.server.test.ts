import { readFileSync } from "node:fs";
import { count, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { triageDeskId } from "#app/domain/vocabulary/directory.ts";
import { loadReference } from "#db/reference/load.server.ts";
import {
  county,
  outsideAgency,
  referenceLoad,
  stateTerritory,
  unit,
  zipCounty,
} from "#db/schema/directory.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { processorMs } from "#db/testing/processor.ts";

const database = testDatabase();

test("the directory holds 55 field offices, ten regions and the two desks", async () => {
  const kinds = await database.db
    .select({ kind: unit.kind, units: count() })
    .from(unit)
    .groupBy(unit.kind);
  expect(
    Object.fromEntries(kinds.map(({ kind, units }) => [kind, units])),
  ).toEqual({
    "field-office": 55,
    region: 10,
    "triage-desk": 1,
    "national-desk": 1,
  });
});

test("the one triage desk of the directory is the unit that rights go by", async () => {
  const desks = await database.db
    .select({ id: unit.id })
    .from(unit)
    .where(eq(unit.kind, "triage-desk"));
  expect(desks).toEqual([{ id: triageDeskId }]);
});

test("loading the same files again changes nothing", async () => {
  const before = await database.db.select().from(referenceLoad);
  await loadReference(database.db);
  expect(await database.db.select().from(referenceLoad)).toEqual(before);
});

test("changed files bring every fact back, within a second and a half of our own work", async () => {
  const { db } = database;
  await asOwner(db, async (owner) => {
    await owner.delete(referenceLoad).where(sql`true`);
    await owner.delete(zipCounty).where(eq(zipCounty.state, "CA"));
    await owner
      .update(unit)
      .set({ phone: "wrong" })
      .where(eq(unit.id, "sacramento"));
    expect(await processorMs(() => loadReference(owner))).toBeLessThan(1500);
  });
  const [office] = await db
    .select()
    .from(unit)
    .where(eq(unit.id, "sacramento"));
  expect(office?.phone).toBe("(916) 746-7000");
  expect(await db.$count(zipCounty)).toBeGreaterThan(55_000);
});

test("every unit, agency and national CERT has a date last checked, and every contact from outside a source", async () => {
  const { db } = database;
  const units = await db.select().from(unit);
  for (const each of units) {
    expect(each.checkedOn).toBe("2026-11-22");
    if (each.phone || each.address) expect(each.sources).not.toEqual([]);
  }
  for (const agency of await db.select().from(outsideAgency))
    if (agency.channels.some(({ isVerified }) => isVerified))
      expect(agency.sources, agency.id).not.toEqual([]);
});

test("what nobody checked is marked as not checked", async () => {
  const [agency] = await database.db
    .select()
    .from(outsideAgency)
    .where(eq(outsideAgency.id, "uscg-nrc"));
  expect(agency?.channels).toEqual([
    { type: "phone", value: "1-800-424-8802", isVerified: false },
  ]);
});

test("each state has one field office or a list of counties, and each but the outlying islands a region", async () => {
  const states = await database.db.select().from(stateTerritory);
  expect(states).toHaveLength(57);
  const split = states.filter((state) => state.soleFieldOfficeId === null);
  expect(split.map(({ state }) => state).sort()).toEqual(
    "AL CA FL IL MO NJ NY OH PA TX VA".split(" "),
  );
  expect(
    states
      .filter(({ regionId }) => regionId === null)
      .map(({ state }) => state),
  ).toEqual(["UM"]);
});

test("each county of a split state is listed by exactly one field office", () => {
  const offices: { territory: { counties: "all" | string[] }[] }[] = JSON.parse(
    readFileSync("db/reference/field-offices.json", "utf8"),
  );
  const listed = offices.flatMap(({ territory }) =>
    territory.flatMap(({ counties }) => (counties === "all" ? [] : counties)),
  );
  expect(listed).toHaveLength(1034);
  expect(new Set(listed).size).toBe(1034);
});

test("every ZIP code leads to counties that the directory has", async () => {
  const orphans = await database.db
    .select({ zip: zipCounty.zip, fips: zipCounty.fips })
    .from(zipCounty)
    .leftJoin(county, eq(county.fips, zipCounty.fips))
    .where(sql`${county.fips} is null`);
  expect(orphans).toEqual([]);
});
