import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { listAgencies } from "./agency.server.ts";
import { phonesToCallFirst } from "./call-first.ts";

const database = testDatabase();

test("whoever calls first finds checked numbers that a telephone can dial", async () => {
  const phones = phonesToCallFirst(await listAgencies(database.db));
  expect(phones.map(({ agencyId }) => agencyId)).toContain("cisa-central");
  for (const { tel, lastChecked } of phones) {
    expect(tel).toMatch(/^\+1\d{10}$/);
    expect(lastChecked).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
});
