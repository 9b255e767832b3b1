import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { scoring } from "#db/schema/index.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { factsWith } from "#db/testing/facts.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { generateReportKey, type ReportKey } from "../vault/seal.server.ts";
import { openScoring } from "./grounds.server.ts";
import { severityModel } from "./model.server.ts";
import { insertScoring, scoreAgain } from "./record.server.ts";
import { scoreReport, type Scoring } from "./score.ts";

const database = testDatabase();
const by = { kind: "system", part: "rules" } as const;
const now = new Date("2026-11-22T08:00:00Z");
const later = new Date("2026-11-22T09:00:00Z");
const first = scoreReport(factsWith(), severityModel);
const facts = factsWith({ flags: ["lawful-intercept"] });
const second = scoreReport(facts, severityModel);

const scoringsOf = async (key: ReportKey) => {
  const rows = await database.db
    .select()
    .from(scoring)
    .where(eq(scoring.reportId, key.reportId))
    .orderBy(scoring.version);
  return rows.map((row) => ({ ...row, grounds: openScoring(key, row) }));
};

test("each scoring is a dated version with what it rests on, none replaces another, and what says the same adds none", async () => {
  const { db } = database;
  const { reportId, key } = await createSentReport(db);
  await insertScoring(db, { key, scoring: first, version: 1, by, now });
  const same = { key, scoring: { ...first }, now: later };
  expect(await scoreAgain(db, same)).toMatchObject({ events: [] });
  const scored = await scoreAgain(db, { key, scoring: second, now: later });
  expect(scored).toMatchObject({
    standing: { score: second.score, band: "severe" },
    events: [{ type: "report.scored", version: 2, band: "severe" }],
  });
  const grounds = ({ taken, escalators }: Scoring) => ({
    grounds: { is: "known", taken, escalators },
  });
  const of = { reportId, scoredBy: null, modelVersion: first.modelVersion };
  expect(await scoringsOf(key)).toMatchObject([
    { ...of, ...grounds(first), version: 1, band: first.band, scoredAt: now },
    { ...of, ...grounds(second), version: 2, band: "severe", scoredAt: later },
  ]);
});

test("what a responder judged stands; new answers are a suggestion beside it", async () => {
  const { db } = database;
  const { key } = await createSentReport(db);
  const { actor } = await createViewer(db);
  await insertScoring(db, { key, scoring: second, version: 1, by, now });
  const judged = { key, scoring: first, version: 2, by: actor, now };
  await insertScoring(db, judged);
  const again = { key, scoring: second, now: later };
  expect((await scoreAgain(db, again)).events).toEqual([]);
  const worse = scoreReport(
    factsWith({ flags: ["danger-to-life"] }),
    severityModel,
  );
  const scored = await scoreAgain(db, { key, scoring: worse, now: later });
  expect(scored.standing).toMatchObject({
    score: first.score,
    band: first.band,
  });
  expect(scored.events).toMatchObject([{ version: 3, isSuggestion: true }]);
});

test("what a scoring rests on opens with its report's key alone, as that version alone", async () => {
  const { db } = database;
  const { key } = await createSentReport(db);
  await insertScoring(db, { key, scoring: second, version: 1, by, now });
  const [row] = await scoringsOf(key);
  const { groundsSealed } = row!; // it was inserted above
  const opening = { version: 1, groundsSealed };
  expect(openScoring(null, opening)).toEqual({ is: "sealed" });
  expect(openScoring(key, { version: 1, groundsSealed: null })).toEqual({
    is: "not-kept",
  });
  const other = generateReportKey(key.reportId);
  for (const [wrong, version] of [
    [other, 1],
    [key, 2],
  ] as const)
    expect(openScoring(wrong, { version, groundsSealed })).toEqual({
      is: "damaged",
    });
});

test("after a scoring whose grounds were not kept, the next answers are scored anew", async () => {
  const { db } = database;
  const { key } = await createSentReport(db);
  await insertScoring(db, { key, scoring: first, version: 1, by, now });
  await asOwner(db, (owner) =>
    owner
      .update(scoring)
      .set({ groundsSealed: null })
      .where(eq(scoring.reportId, key.reportId)),
  );
  const again = { key, scoring: first, now: later };
  expect((await scoreAgain(db, again)).events).toMatchObject([{ version: 2 }]);
});
