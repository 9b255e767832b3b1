import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { searchTerm } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import type { AnswerValues } from "#db/testing/answers.ts";
import { countOtherReports } from "../indicator/other-reports.server.ts";
import { sightedIn, type Reviewed } from "../indicator/review.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { deriveReport } from "./derive.server.ts";

const database = testDatabase();
const keyring = testKeyring();

/** A report that was sent and worked out. */
async function derived(answers: AnswerValues): Promise<string> {
  const { reportId } = await fileReport(database.db, keyring, { answers });
  await deriveReport(database.db, { keyring, reportId });
  return reportId;
}

const signs = (indicators: string, more: AnswerValues = {}) =>
  derived({ report_kind: "indicators-only", indicators, ...more });

const others = (reportId: string, text: string) =>
  countOtherReports(database.db, {
    keyring,
    reportId,
    indicators: sightedIn(text),
  });

const termsOf = (reportId: string) =>
  database.db
    .select({ term: searchTerm.term })
    .from(searchTerm)
    .where(
      and(eq(searchTerm.reportId, reportId), eq(searchTerm.kind, "indicator")),
    )
    .orderBy(searchTerm.term);

test("the same indicator in other reports is counted, however it was written", async () => {
  const own = await signs("203.0.113.9 evil-updates.top");
  await signs("seen 203[.]0[.]113[.]9 twice: 203.0.113.9");
  await derived({ what_seen: "It called hxxp://evil-updates[.]top/gate." });
  await derived({ what_seen: "203.0.113.9 again" });
  expect(await others(own, "203.0.113.9 evil-updates.top 8.8.8.8")).toEqual([
    2, 1, 0,
  ]);
});

test("indicators are worked out twice without a difference", async () => {
  const reportId = await signs("203.0.113.9 evil-updates.top 203.0.113.9");
  const once = await termsOf(reportId);
  await deriveReport(database.db, { keyring, reportId });
  expect(once).toHaveLength(2);
  expect(await termsOf(reportId)).toEqual(once);
});

test("what the reporter left out, private addresses and ports are not compared", async () => {
  const review: Reviewed = {
    kind: "ipv4",
    value: "203.0.113.9",
    note: "documentation",
    lines: [1],
    choice: "drop",
    corrected: null,
  };
  const reportId = await signs("203.0.113.9\n10.0.0.1:443", {
    indicators_review: [review],
  });
  expect(await termsOf(reportId)).toEqual([]);
  expect(await others(reportId, "10.0.0.1:443")).toEqual([null, null]);
});
