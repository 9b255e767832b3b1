import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { assignment, routingDecision } from "#db/schema/index.ts";
import { testDatabase } from "#db/testing/database.server.ts";
import { factsWith } from "#db/testing/facts.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { offerByRules } from "./route.server.ts";

const database = testDatabase();
const now = new Date("2026-11-22T08:00:00Z");
const by = { kind: "system", part: "setup" } as const;

test("a routed report is offered to its units, each with a due, the reason and the facts", async () => {
  const { db } = database;
  const { reportId } = await createSentReport(db);
  const facts = factsWith({ state: "CA", sector: "water-wastewater" });
  const site = { fieldOfficeId: "sacramento", regionId: "cisa-region-9" };
  const { verdict, dueAt, events } = await offerByRules(db, {
    reportId,
    facts,
    band: "high",
    site,
    by,
    now,
  });

  const offers = await db
    .select()
    .from(assignment)
    .where(eq(assignment.reportId, reportId))
    .orderBy(asc(assignment.id));
  expect(offers).toMatchObject([
    {
      unitId: "sacramento",
      part: "primary",
      state: "offered",
      ruleId: "site",
      reason: verdict.primary.reason,
      dueKind: "accept",
      // Round the clock: two hours.
      dueAt: new Date("2026-11-22T10:00:00Z"),
    },
    {
      unitId: "cisa-region-9",
      part: "joint",
      ruleId: "critical-sector",
      // Business hours: Monday 10:00 in Oakland.
      dueAt: new Date("2026-11-23T18:00:00Z"),
    },
  ]);
  const [decision] = await db.select().from(routingDecision);
  expect(decision).toMatchObject({ version: 1, rulesVersion: 1, verdict });
  expect(decision?.facts).toMatchObject({ sector: "water-wastewater", site });
  expect(dueAt).toEqual(new Date("2026-11-22T10:00:00Z"));
  expect(events).toMatchObject([
    { type: "report.routed", rules: ["site", "critical-sector"] },
    { type: "report.offered", unitId: "sacramento", part: "primary" },
    { type: "report.offered", unitId: "cisa-region-9", part: "joint" },
  ]);
});

test("a report whose site nobody knows goes to the triage desk instead of nowhere", async () => {
  const { db } = database;
  const { reportId } = await createSentReport(db);
  const site = { fieldOfficeId: null, regionId: null };
  const facts = factsWith({ country: null });
  await offerByRules(db, { reportId, facts, band: "low", site, by, now });
  const offers = await db
    .select({ unitId: assignment.unitId, ruleId: assignment.ruleId })
    .from(assignment)
    .where(eq(assignment.reportId, reportId));
  expect(offers).toEqual([{ unitId: "triage-desk", ruleId: "no-site" }]);
});
