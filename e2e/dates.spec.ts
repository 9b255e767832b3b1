import { z } from "zod";
import { openPool } from "#db/client.server.ts";
import { dateAtSite } from "./dates.ts";
import { expect, test } from "./test.ts";

for (const [now, yesterday] of [
  // While Greenwich is a day ahead of the site, and when it no longer is.
  ["2026-11-29T07:59:00Z", "2026-11-27"],
  ["2026-11-29T08:00:00Z", "2026-11-28"],
  ["2026-11-29T11:59:00Z", "2026-11-28"],
  // The days of 23 and of 25 hours, and the days after.
  ["2026-03-08T11:30:00Z", "2026-03-07"],
  ["2026-03-09T06:30:00Z", "2026-03-07"],
  ["2026-11-01T09:30:00Z", "2026-10-31"],
  ["2026-11-02T07:30:00Z", "2026-10-31"],
  ["2027-01-01T07:30:00Z", "2026-12-30"],
  ["2027-01-01T08:30:00Z", "2026-12-31"],
  ["2028-03-01T09:30:00Z", "2028-02-29"],
  ["2028-03-01T07:30:00Z", "2028-02-28"],
] as const)
  test(`at ${now} it was ${yesterday} yesterday in California`, () => {
    expect(dateAtSite(1, { now: new Date(now) })).toBe(yesterday);
  });

test("runner, page, stack and database tell the same time", async ({
  page,
  stack,
}) => {
  await page.goto("/");
  const pool = openPool(stack.databaseUrl, { max: 1 });
  const { rows } = await pool.query<{ now: Date }>("select now() as now");
  await pool.end();
  const line = stack.log().trimEnd().split("\n").at(-1) ?? "{}";
  const { time } = z.object({ time: z.coerce.date() }).parse(JSON.parse(line));
  const now = Date.now();
  for (const told of [
    await page.evaluate(() => Date.now()),
    rows[0]?.now.getTime() ?? 0,
    time.getTime(),
  ])
    expect(Math.abs(told - now)).toBeLessThan(60_000);
});
