import { expect, test } from "vitest";
import { searchTerm } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { blindTerm } from "../vault/blind-index.server.ts";
import { countedMost } from "./counted.ts";
import { findRelatives } from "./other-reports.server.ts";
import type { Indicator } from "./recognised.ts";
import { termOf } from "./terms.ts";

const database = testDatabase();
const keyring = testKeyring();

const named = (at: number): Indicator => ({
  ...{ kind: "domain", note: null },
  value: `c2-${at}.bad-host.net`,
});

/** So many other reports, in each of which all of these stand. */
async function held(indicators: readonly Indicator[], reportCount: number) {
  const terms = indicators.map((each) =>
    blindTerm(keyring, "indicator", termOf(each)),
  );
  for (let at = 0; at < reportCount; at++) {
    const { reportId } = await createSentReport(database.db);
    const kind = "indicator" as const;
    const rows = terms.map((term) => ({ reportId, kind, term }));
    await database.db.insert(searchTerm).values(rows);
  }
}

async function ledTo(indicators: readonly Indicator[]) {
  const { reportId } = await createSentReport(database.db);
  const asked = { keyring, reportId, indicators };
  const { relatives, isCut } = await findRelatives(database.db, asked);
  return { counts: relatives.map((each) => each?.length), isCut };
}

test("where many indicators stand in many reports, each leads to as many, and it is told that there are more", async () => {
  const all = Array.from({ length: 60 }, (_, at) => named(at));
  await held(all, countedMost);
  const { counts, isCut } = await ledTo(all);
  expect(isCut).toBe(true);
  expect(Math.min(...all.map((_, at) => counts[at] ?? 0))).toBeGreaterThan(60);
});

test("what one indicator leaves free of the room is the others'", async () => {
  const all = Array.from({ length: 60 }, (_, at) => named(at));
  await held(all.slice(-2), 70);
  const { counts, isCut } = await ledTo(all);
  expect(isCut).toBe(false);
  expect(counts).toEqual([...Array.from({ length: 58 }, () => 0), 70, 70]);
});
