import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { scoring } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { factsWith } from "#db/testing/facts.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { severityModel } from "./model.server.ts";
import { insertScoring, scoreAgain } from "./record.server.ts";
import { scoreReport } from "./score.ts";

const database = testDatabase();
const by = { kind: "system", part: "rules" } as const;
const now = new Date("2026-11-22T08:00:00Z");
const later = new Date("2026-11-22T09:00:00Z");
const first = scoreReport(factsWith(), severityModel);
const facts = factsWith({ flags: ["lawful-intercept"] });
const second = scoreReport(facts, severityModel);

const scoringsOf = (reportId: string) =>
  database.db
    .select()
    .from(scoring)
    .where(eq(scoring.reportId, reportId))
    .orderBy(scoring.version);

test("each scoring is a dated version with its inputs, none replaces another, and what says the same adds none", async () => {
  const { db } = database;
  const { reportId } = await createSentReport(db);
  await insertScoring(db, { reportId, scoring: first, by, now });
  const same = { reportId, scoring: { ...first }, now: later };
  expect(await scoreAgain(db, same)).toMatchObject({ events: [] });
  const scored = await scoreAgain(db, {
    reportId,
    scoring: second,
    now: later,
  });
  expect(scored).toMatchObject({
    standing: { score: second.score, band: "severe" },
    events: [{ type: "report.scored", version: 2, band: "severe" }],
  });
  expect(await scoringsOf(reportId)).toEqual([
    { ...first, reportId, version: 1, scoredAt: now, scoredBy: null },
    { ...second, reportId, version: 2, scoredAt: later, scoredBy: null },
  ]);
});

test("what a responder judged stands; new answers are a suggestion beside it", async () => {
  const { db } = database;
  const { reportId } = await createSentReport(db);
  const { actor } = await createViewer(db);
  await insertScoring(db, { reportId, scoring: second, by, now });
  await insertScoring(db, { reportId, scoring: first, by: actor, now });
  const again = { reportId, scoring: second, now: later };
  expect((await scoreAgain(db, again)).events).toEqual([]);
  const worse = scoreReport(
    factsWith({ flags: ["danger-to-life"] }),
    severityModel,
  );
  const scored = await scoreAgain(db, {
    reportId,
    scoring: worse,
    now: later,
  });
  expect(scored.standing).toMatchObject({
    score: first.score,
    band: first.band,
  });
  expect(scored.events).toMatchObject([{ version: 3, isSuggestion: true }]);
});
