import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { checkSite } from "./site-check.server.ts";

const database = testDatabase();

const site = (zip: string | null, countyFips: string | null = null) => ({
  zip,
  countyFips,
  state: zip === null ? "CA" : null,
});

test("a ZIP code that nobody knows is said to be unknown", async () => {
  const { problem } = await checkSite(database.db, site("00001"));
  expect(problem).toBe("unknown-zip");
});

test("the county is asked for when it decides between two offices", async () => {
  // Mountain House lies in Alameda (San Francisco) and San Joaquin (Sacramento).
  const unclear = await checkSite(database.db, site("95391"));
  expect(unclear.problem).toBe("county-needed");
  const [first] = unclear.counties;
  const chosen = await checkSite(database.db, site("95391", first?.fips));
  expect(chosen.problem).toBeNull();
  expect(chosen.counties).toEqual(unclear.counties);
});

test("the county is not asked for when one office has them all", async () => {
  const clear = await checkSite(database.db, site("02861"));
  expect(clear).toEqual({ problem: null, counties: [] });
});

test("a county elsewhere is asked for again", async () => {
  const { problem } = await checkSite(database.db, site("95391", "36061"));
  expect(problem).toBe("county-needed");
});

test("a state alone is an answer", async () => {
  const { problem } = await checkSite(database.db, site(null));
  expect(problem).toBeNull();
});
