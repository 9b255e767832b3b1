import { inArray } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { assignment, routingDecision, unit } from "#db/schema/index.ts";
import type { Actor, AuditEvent } from "../audit/events.ts";
import type { ReportFacts } from "../facts/facts.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import type { Band } from "../vocabulary/triage.ts";
import {
  chooseUnits,
  type Named,
  type Site,
  type Verdict,
} from "./choose-by-rules.ts";
import { decisionRow } from "./decisions.server.ts";
import { promisedAt } from "./dues.server.ts";
import { rulesInForce } from "./rules.server.ts";
import type { AssignmentPart } from "../vocabulary/routing.ts";

export type Routing = {
  key: ReportKey;
  facts: ReportFacts;
  band: Band;
  site: Site;
  by: Actor;
  now: Date;
};

/**
 * Offers a report that was never routed to the units that the rules in force name, with a due to accept, and keeps the
 * decision with the facts it was made on. In the transaction of a caller that sets the report's due and records the events
 * with its own.
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
  const { primary, joint } = verdict.named;
  const version = 1;
  await insertDecision(tx, routing, { verdict, version });
  const offers = await insertOffers(tx, routing, {
    version,
    named: [
      { ...primary, part: "primary" },
      ...joint.map((one) => ({ ...one, part: "joint" as const })),
    ],
  });
  return {
    verdict,
    unitIds: offers.map(({ unitId }) => unitId),
    dueAt: earliest(offers.map(({ dueAt }) => dueAt)),
    events: [routed(verdict), ...offers.map(offered)],
  };
}

/** `version` is one more than the report's last: the table refuses one that is there. */
export async function insertDecision(
  tx: Database,
  routing: Routing,
  { verdict, version }: { verdict: Verdict; version: number },
): Promise<void> {
  const row = decisionRow(routing, verdict, version);
  await tx.insert(routingDecision).values(row);
}

type Offer = ReturnType<typeof offerOf>;

type Offering = Named & { part: AssignmentPart };

/** Offers each its part by this version of the decision, in the order given; the ids are in that order too. */
export async function insertOffers(
  tx: Database,
  routing: Routing,
  { version, named }: { version: number; named: readonly Offering[] },
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
        named.map(({ unitId }) => unitId),
      ),
    );
  const offers = named.map((one) => {
    const hours = units.find(({ id }) => id === one.unitId);
    if (!hours) throw new Error(`the directory has no unit ${one.unitId}`);
    return { ...offerOf(routing, one, hours), decisionVersion: version };
  });
  await tx.insert(assignment).values(offers);
  return offers;
}

function offerOf(
  { key, band, now }: Routing,
  { unitId, ruleIds, part }: Offering,
  hours: { isRoundTheClock: boolean; timeZone: string },
) {
  return {
    reportId: key.reportId,
    id: uuidv7(),
    unitId,
    part,
    ruleId: ruleIds[0],
    offeredAt: now,
    dueKind: "accept" as const,
    dueAt: promisedAt({ kind: "accept", band, from: now, hours }),
  };
}

function earliest(instants: Date[]): Date {
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}

export function routed({ rulesVersion, fired }: Verdict): AuditEvent {
  return { type: "report.routed", rulesVersion, rules: fired };
}

export function offered({ id, unitId, part }: Offer): AuditEvent {
  return { type: "report.offered", assignmentId: id, unitId, part };
}
