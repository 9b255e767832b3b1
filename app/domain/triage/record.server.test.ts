import { expect, test } from "vitest";
import { scoring } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { factsWith } from "#db/testing/facts.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { listReportEvents } from "../audit/list.server.ts";
import { generateKeyring } from "../vault/keyring.server.ts";
import { severityModel } from "./model.server.ts";
import { recordScoring } from "./record.server.ts";
import { scoreReport } from "./score.ts";

const database = testDatabase();

test("each scoring is a dated version with its inputs, and none replaces another", async () => {
  const { db } = database;
  const { reportId } = await createSentReport(db, generateKeyring());
  const by = { kind: "system", part: "setup" } as const;
  const first = scoreReport(factsWith(), severityModel);
  const facts = factsWith({ flags: ["lawful-intercept"] });
  const second = scoreReport(facts, severityModel);
  const now = new Date("2026-11-22T08:00:00Z");
  const later = new Date("2026-11-22T09:00:00Z");
  await recordScoring(db, { reportId, scoring: first, by, now });
  await recordScoring(db, { reportId, scoring: second, by, now: later });

  const rows = await db.select().from(scoring).orderBy(scoring.version);
  expect(rows).toEqual([
    { ...first, reportId, version: 1, scoredAt: now, scoredBy: null },
    { ...second, reportId, version: 2, scoredAt: later, scoredBy: null },
  ]);
  const events = await listReportEvents(db, reportId);
  expect(events.map(({ event }) => event)).toEqual([
    { type: "report.scored", version: 1, score: 28, band: "baseline" },
    { type: "report.scored", version: 2, score: second.score, band: "severe" },
  ]);
});
