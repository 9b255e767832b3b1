import { inArray, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { assignment, routingDecision, unit } from "#db/schema/index.ts";
import type { Actor, AuditEvent } from "../audit/events.ts";
import type { ReportFacts } from "../facts/facts.ts";
import type { Band } from "../vocabulary/triage.ts";
import {
  chooseUnits,
  type Chosen,
  type Site,
  type Verdict,
} from "./choose-by-rules.ts";
import { promisedAt } from "./dues.server.ts";
import { rulesInForce } from "./rules.server.ts";
import type { AssignmentPart } from "../vocabulary/routing.ts";

export type Routing = {
  reportId: string;
  facts: ReportFacts;
  band: Band;
  site: Site;
  by: Actor;
  now: Date;
};

/**
 * Offers a report to the units that the rules in force name, with a due to accept, and keeps the decision with the facts
 * it was made on. In the transaction of a caller that sets the report's due and records the events with its own.
 */
export async function offerByRules(
  tx: Database,
  routing: Routing,
): Promise<{
  verdict: Verdict;
  dueAt: Date;
  events: AuditEvent[];
  unitIds: string[];
}> {
  const { facts, band, site } = routing;
  const rules = await rulesInForce(tx);
  const verdict = chooseUnits(facts, band, site, rules);
  await insertDecision(tx, routing, verdict);
  const offers = await insertOffers(tx, routing, [
    { ...verdict.primary, part: "primary" },
    ...verdict.joint.map((one) => ({ ...one, part: "joint" as const })),
  ]);
  return {
    verdict,
    unitIds: offers.map(({ unitId }) => unitId),
    dueAt: earliest(offers.map(({ dueAt }) => dueAt)),
    events: [routed(verdict), ...offers.map(offered)],
  };
}

export async function insertDecision(
  tx: Database,
  { reportId, facts, band, site, now }: Routing,
  verdict: Verdict,
): Promise<void> {
  await tx.insert(routingDecision).values({
    reportId,
    version: sql`(
      select coalesce(max(version), 0) + 1
      from ${routingDecision}
      where report_id = ${reportId})`,
    rulesVersion: verdict.rulesVersion,
    facts: {
      ...facts,
      band,
      site: { fieldOfficeId: site.fieldOfficeId, regionId: site.regionId },
    },
    verdict,
    decidedAt: now,
  });
}

type Offer = ReturnType<typeof offerOf>;

/** Offers each its part, in the order given; the ids are in that order too. */
export async function insertOffers(
  tx: Database,
  routing: Routing,
  chosen: readonly (Chosen & { part: AssignmentPart })[],
): Promise<Offer[]> {
  const units = await tx
    .select({
      id: unit.id,
      isRoundTheClock: unit.isRoundTheClock,
      timeZone: unit.timeZone,
    })
    .from(unit)
    .where(
      inArray(
        unit.id,
        chosen.map(({ unitId }) => unitId),
      ),
    );
  const offers = chosen.map((one) => {
    const hours = units.find(({ id }) => id === one.unitId);
    if (!hours) throw new Error(`the directory has no unit ${one.unitId}`);
    return offerOf(routing, one, hours);
  });
  await tx.insert(assignment).values(offers);
  return offers;
}

function offerOf(
  { reportId, band, now }: Routing,
  { unitId, ruleId, reason, told, part }: Chosen & { part: AssignmentPart },
  hours: { isRoundTheClock: boolean; timeZone: string },
) {
  return {
    reportId,
    id: uuidv7(),
    unitId,
    part,
    ruleId,
    reason,
    told,
    offeredAt: now,
    dueKind: "accept" as const,
    dueAt: promisedAt({ kind: "accept", band, from: now, hours }),
  };
}

function earliest(instants: Date[]): Date {
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}

export function routed({ rulesVersion, fired }: Verdict): AuditEvent {
  const rules = fired.map(({ ruleId }) => ruleId);
  return { type: "report.routed", rulesVersion, rules };
}

export function offered({ id, unitId, part }: Offer): AuditEvent {
  return { type: "report.offered", assignmentId: id, unitId, part };
}
