import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { searchTerm } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { fileReport } from "#db/testing/reports.server.ts";
import type { AnswerValues } from "#db/testing/answers.ts";
import { findRelatives } from "../indicator/other-reports.server.ts";
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

const relatives = async (reportId: string, text: string) => {
  const asked = { keyring, reportId, indicators: sightedIn(text) };
  return (await findRelatives(database.db, asked)).relatives;
};

const others = async (reportId: string, text: string) =>
  (await relatives(reportId, text)).map((all) => all && all.length);

const termsOf = (reportId: string) =>
  database.db
    .select({ term: searchTerm.term })
    .from(searchTerm)
    .where(
      and(eq(searchTerm.reportId, reportId), eq(searchTerm.kind, "indicator")),
    )
    .orderBy(searchTerm.term);

test("the same indicator in other reports is counted, however it was written", async () => {
  const own = await signs("45.61.133.9 evil-updates.top");
  await signs("seen 45[.]61[.]133[.]9 twice: 45.61.133.9");
  await derived({ what_seen: "It called hxxp://evil-updates[.]top/gate." });
  await derived({ what_seen: "45.61.133.9 again" });
  expect(await others(own, "45.61.133.9 evil-updates.top 8.8.8.8")).toEqual([
    2, 1, 0,
  ]);
});

test("indicators are worked out twice without a difference", async () => {
  const reportId = await signs("45.61.133.9 evil-updates.top 45.61.133.9");
  const once = await termsOf(reportId);
  await deriveReport(database.db, { keyring, reportId });
  // Each by itself and as a host, the name by what was registered, and the address by sixteen networks.
  expect(once).toHaveLength(21);
  expect(await termsOf(reportId)).toEqual(once);
});

test("what the reporter left out, private addresses and ports are not compared", async () => {
  const review: Reviewed = {
    kind: "ipv4",
    value: "45.61.133.9",
    note: null,
    lines: [1],
    choice: "drop",
    corrected: null,
  };
  const reportId = await signs("45.61.133.9\n10.0.0.1:443", {
    indicators_review: [review],
  });
  expect(await termsOf(reportId)).toEqual([]);
  expect(await others(reportId, "10.0.0.1:443")).toEqual([null, null]);
});

test.each([
  ["https://c2.bad-host.net/a", "c2.bad-host.net", "same-host", "same-host"],
  ["45.61.133.0/24", "45.61.133.31", "inside", "around"],
  ["bad@mail.bad-host.net", "mail.bad-host.net", "same-host", "same-host"],
  ["c2.bad-host.net", "www.bad-host.net", "same-domain", "same-domain"],
])(
  "reports with %s and %s name each other, and say how",
  async (one, other, how, back) => {
    const [first, second] = [await signs(one), await signs(other)];
    expect(await relatives(first, one)).toMatchObject([
      [{ reportId: second, how }],
    ]);
    expect(await relatives(second, other)).toMatchObject([
      [{ reportId: first, how: back }],
    ]);
  },
);

test("examples lead to nobody", async () => {
  const own = await signs("203.0.113.9 www.example.net");
  await signs("203.0.113.9 www.example.net");
  expect(await others(own, "203.0.113.9 www.example.net")).toEqual([
    null,
    null,
  ]);
});
