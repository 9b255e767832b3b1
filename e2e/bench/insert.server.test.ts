import { ne } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "#db/client.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { report } from "#db/schema/index.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { insertReports } from "./insert.server.ts";
import { noRows, tellReport, type World } from "./life.server.ts";
import { populateUnits, readWorld } from "./world.server.ts";

const now = new Date("2026-11-22T09:00:00Z");

/** As its owner, whom the bench fills as: it adds to the history without the function. */
let database: { db: Database; drop: () => Promise<void> };
beforeAll(async () => {
  const { owner, drop } = await separateDatabase();
  database = { db: owner, drop };
});
afterAll(() => database.drop());

async function someWorld(): Promise<World> {
  const keyring = testKeyring();
  await populateUnits(database.db, { keyring, now });
  return readWorld(database.db, { keyring, now });
}

function told(world: World, from: number) {
  const rows = noRows();
  for (let number = from; number < from + 8; number++)
    tellReport(world, number, rows);
  return rows;
}

const references = async () => {
  const rows = await database.db
    .select({ reference: report.reference })
    .from(report)
    .where(ne(report.status, "draft"));
  return rows.map(({ reference }) => reference);
};

test("reports whose references are taken are filled in under others", async () => {
  const world = await someWorld();
  const first = told(world, 0);
  await insertReports(database.db, first);
  const before = await references();
  const second = told(world, 8);
  for (const [at, each] of second.report.entries())
    if (each.reference)
      each.reference = first.report[at]?.reference ?? before[0];
  await insertReports(database.db, second);
  const after = await references();
  expect(after.length).toBeGreaterThan(before.length);
  expect(new Set(after).size).toBe(after.length);
});

test("a batch that cannot be filled says so in a line without its rows", async () => {
  const rows = told(await someWorld(), 0);
  rows.assignment = rows.assignment.map((each) => ({
    ...each,
    unitId: "nowhere",
  }));
  const failing = insertReports(database.db, rows);
  await expect(failing).rejects.toThrow(/^not filled: .*23503 assignment/);
  const words = await failing.then(String, String);
  expect(words.length).toBeLessThan(200);
});
