import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { assignment, routingDecision } from "#db/schema/index.ts";
import { asOwner, testDatabase } from "#db/testing/database.server.ts";
import { factsWith } from "#db/testing/facts.ts";
import { createSentReport } from "#db/testing/sent-report.server.ts";
import { generateReportKey, type ReportKey } from "../vault/seal.server.ts";
import { listDecisions } from "./decisions.server.ts";
import { reasonOfOffer, toldOfOffer } from "./offer-words.ts";
import { offerByRules } from "./route.server.ts";
import { routeAgain } from "./route-again.server.ts";

const database = testDatabase();
const now = new Date("2026-11-22T08:00:00Z");
const by = { kind: "system", part: "setup" } as const;

test("a routed report is offered to its units, each with a due, the reason and the facts", async () => {
  const { db } = database;
  const { reportId, key } = await createSentReport(db);
  const facts = factsWith({ state: "CA", sector: "water-wastewater" });
  const site = { fieldOfficeId: "sacramento", regionId: "cisa-region-9" };
  const { verdict, dueAt, events } = await offerByRules(db, {
    key,
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
      decisionVersion: 1,
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
  const decisions = await listDecisions(db, { reportId, key });
  expect(decisions).toMatchObject([
    {
      ...{ version: 1, rulesVersion: 3, decidedAt: now },
      grounds: {
        is: "known",
        facts: { sector: "water-wastewater", state: "CA", band: "high" },
        named: verdict.named,
      },
    },
  ]);
  const [own, joint] = offers.map((each) => reasonOfOffer(each, decisions));
  expect(own).toMatch(/lies in the territory of this field office \(CA\)/);
  expect(joint).toMatch(/sector is affected \(water and wastewater\)/);
  expect(dueAt).toEqual(new Date("2026-11-22T10:00:00Z"));
  expect(events).toMatchObject([
    { type: "report.routed", rules: ["site", "critical-sector"] },
    { type: "report.offered", unitId: "sacramento", part: "primary" },
    { type: "report.offered", unitId: "cisa-region-9", part: "joint" },
  ]);
});

test("a report whose site nobody knows goes to the triage desk instead of nowhere", async () => {
  const { db } = database;
  const { reportId, key } = await createSentReport(db);
  const site = { fieldOfficeId: null, regionId: null };
  const facts = factsWith({ country: null });
  await offerByRules(db, { key, facts, band: "low", site, by, now });
  const offers = await db
    .select({ unitId: assignment.unitId, ruleId: assignment.ruleId })
    .from(assignment)
    .where(eq(assignment.reportId, reportId));
  expect(offers).toEqual([{ unitId: "triage-desk", ruleId: "no-site" }]);
});

const sacramento = { fieldOfficeId: "sacramento", regionId: "cisa-region-9" };

async function routeOnce(key: ReportKey) {
  const facts = factsWith({ state: "CA", sector: "water-wastewater" });
  const site = sacramento;
  const routing = { key, facts, band: "high" as const, site, by, now };
  await offerByRules(database.db, routing);
  return routing;
}

test("what the rules saw opens with the report's key alone, as that version alone", async () => {
  const { db } = database;
  const { reportId, key } = await createSentReport(db);
  await routeOnce(key);
  const [sealed] = await listDecisions(db, { reportId, key: null });
  expect(sealed).toMatchObject({ rulesVersion: 3, grounds: { is: "sealed" } });
  const other = generateReportKey(reportId);
  const damaged = { grounds: { is: "damaged" } };
  expect(await listDecisions(db, { reportId, key: other })).toMatchObject([
    damaged,
  ]);
  await asOwner(db, async (owner) => {
    await owner
      .update(assignment)
      .set({ decisionVersion: null })
      .where(eq(assignment.reportId, reportId));
    await owner
      .update(routingDecision)
      .set({ version: 2 })
      .where(eq(routingDecision.reportId, reportId));
  });
  expect(await listDecisions(db, { reportId, key })).toMatchObject([damaged]);
});

test("whoever has no key is told of an offer in the rule's words that no fact changes", async () => {
  const { db } = database;
  const { reportId, key } = await createSentReport(db);
  await routeOnce(key);
  const decisions = await listDecisions(db, { reportId, key: null });
  const offers = await db
    .select()
    .from(assignment)
    .where(eq(assignment.reportId, reportId))
    .orderBy(asc(assignment.id));
  const [offer] = offers;
  const words = "The affected site lies in the area of this office.";
  expect(reasonOfOffer(offer!, decisions)).toBe(words); // it was offered above
  expect(toldOfOffer(offer!, decisions)?.en).toBe(words);
});

test("a decision of which nothing was kept is made anew, and offers nobody a part twice", async () => {
  const { db } = database;
  const { reportId, key } = await createSentReport(db);
  const routing = await routeOnce(key);
  expect((await routeAgain(db, routing)).events).toEqual([]);
  await asOwner(db, (owner) =>
    owner
      .update(routingDecision)
      .set({ groundsSealed: null })
      .where(eq(routingDecision.reportId, reportId)),
  );
  const decisions = await listDecisions(db, { reportId, key });
  expect(decisions).toMatchObject([{ grounds: { is: "not-kept" } }]);
  expect((await routeAgain(db, routing)).events).toMatchObject([
    { type: "report.routed" },
  ]);
  expect(await listDecisions(db, { reportId, key })).toMatchObject([
    { version: 2, grounds: { is: "known" } },
    { version: 1, grounds: { is: "not-kept" } },
  ]);
});
