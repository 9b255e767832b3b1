import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "#db/testing/database.server.ts";
import { run } from "graphile-worker";
import { failureOf, isLeaving, isMadeBy, isOutage } from "./failure.server.ts";

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

test.each([
  ...["57P01", "57P02", "57P03", "08006", "ECONNREFUSED"],
  // Too slow, and a primary that is a standby by now.
  ...["57014", "25006"],
])("a Postgres that answers %s cannot be reached: an outage", (code) => {
  const away = Object.assign(new Error(), { code });
  expect(isOutage(new Error("query", { cause: away }))).toBe(true);
  const all = new AggregateError([new Error("one"), away], "not ended cleanly");
  expect(isOutage(all)).toBe(true);
  expect(failureOf(all)).toMatchObject({ code });
});

test.each(["Connection terminated unexpectedly", "Query read timeout"])(
  "a connection that breaks off or is silent is an outage, logged as what it is: %s",
  (words) => {
    const failed = new Error("query", { cause: new Error(words) });
    expect(isOutage(failed)).toBe(true);
    expect(words).toContain(failureOf(failed).code);
  },
);

test("an error that the queue's own code made is told from one of a job", async () => {
  const ofQueue: unknown = await run({}).catch((thrown: unknown) => thrown);
  expect(ofQueue).toBeInstanceOf(Error);
  expect(isMadeBy("graphile-worker", ofQueue)).toBe(true);
  expect(isMadeBy("graphile-worker", new Error("a job's"))).toBe(false);
});

test("who goes away in the middle of a form is no failure of ours, and a line to Postgres that is reset is one", () => {
  const reset = (message: string) =>
    Object.assign(new Error(message), { code: "ECONNRESET" });
  expect(isLeaving(reset("aborted"))).toBe(true);
  expect(isLeaving(reset("read ECONNRESET"))).toBe(false);
  expect(isOutage(reset("read ECONNRESET"))).toBe(true);
  const closed = Object.assign(new Error("Premature close"), {
    code: "ERR_STREAM_PREMATURE_CLOSE",
  });
  expect(isLeaving(closed)).toBe(true);
  expect(isLeaving(new Error("aborted"))).toBe(false);
});
