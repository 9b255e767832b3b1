import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { failureOf, isOutage } from "./failure.server.ts";

const database = testDatabase();

test("what is logged of a failed query holds nothing that was typed", async () => {
  const typed = "our core router in Fresno";
  const error: unknown = await database.db
    .transaction((tx) => tx.execute(sql`select ${typed}::int`))
    .catch((thrown: unknown) => thrown);
  expect(String(error)).toContain(typed);
  expect(JSON.stringify(failureOf(error))).not.toContain("Fresno");
  expect(failureOf(error)).toMatchObject({ code: "22P02" });
  expect(isOutage(error)).toBe(false);
});

test("a Postgres that cannot be reached is an outage", () => {
  const refused = Object.assign(new Error(), { code: "ECONNREFUSED" });
  expect(isOutage(new Error("query", { cause: refused }))).toBe(true);
  expect(isOutage(new Error("Connection terminated unexpectedly"))).toBe(true);
});
