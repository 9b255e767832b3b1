import { isDeepStrictEqual } from "node:util";
import type { Database } from "#db/client.server.ts";
import type { AuditEvent } from "../audit/events.ts";
import { chooseUnits, joining, type Verdict } from "./choose-by-rules.ts";
import { findNewestDecision } from "./decisions.server.ts";
import { refreshReportDue } from "./dues.server.ts";
import { listParts } from "./parts.server.ts";
import {
  insertDecision,
  insertOffers,
  offered,
  routed,
  type Routing,
} from "./route.server.ts";
import { saidBy } from "./rule-words.ts";
import type { Rules } from "./rules.ts";
import { rulesInForce } from "./rules.server.ts";

/**
 * What the rules in force say of a report whose facts changed. Units that they name and that never had a part are asked to
 * help; nobody loses one, as that is a person's to decide. Nothing is written when they say what they said before. Of a
 * report that the caller has locked; the events are the caller's to record, and the report is the caller's to seal to the
 * units that joined.
 */
export async function routeAgain(
  tx: Database,
  routing: Routing,
): Promise<{ events: AuditEvent[]; unitIds: string[] }> {
  const { key, facts, band, site } = routing;
  const rules = await rulesInForce(tx);
  const verdict = chooseUnits(facts, band, site, rules);
  const before = await findNewestDecision(tx, key);
  if (isSame(before, routing, verdict, rules))
    return { events: [], unitIds: [] };
  const version = 1 + (before?.version ?? 0);
  await insertDecision(tx, routing, { verdict, version });
  const parts = await listParts(tx, key.reportId);
  const had = new Set(parts.map(({ unitId }) => unitId));
  const named = joining(verdict, had);
  if (named.length === 0) return { events: [routed(verdict)], unitIds: [] };
  const offers = await insertOffers(tx, routing, {
    version,
    named: named.map((one) => ({ ...one, part: "joint" })),
  });
  await refreshReportDue(tx, key.reportId);
  return {
    events: [routed(verdict), ...offers.map(offered)],
    unitIds: offers.map(({ unitId }) => unitId),
  };
}

/**
 * Whether the rules say the same, by the same facts. Whom people may ask to help is read from the newest decision too, so
 * what the reporter says of sharing counts; where what was seen was not kept, nobody knows that it is the same.
 */
function isSame(
  before: Awaited<ReturnType<typeof findNewestDecision>>,
  { facts, band }: Routing,
  { rulesVersion, named }: Verdict,
  rules: Rules,
): boolean {
  if (before?.grounds.is !== "known") return false;
  const seen = before.grounds;
  const now = { facts: { ...facts, band }, named };
  return (
    before.rulesVersion === rulesVersion &&
    (seen.facts.sharing ?? null) === facts.sharing &&
    isDeepStrictEqual(saidBy(seen, rules), saidBy(now, rules))
  );
}
