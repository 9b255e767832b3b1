import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { routingDecision, routingRules } from "#db/schema/index.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import type { Verdict } from "./choose-by-rules.ts";
import { openDecision, sealDecision } from "./grounds.server.ts";
import type { Routing } from "./route.server.ts";
import { rulesSchema, type Rules } from "./rules.ts";

/** Every decision of the rules about a report, newest first, with the rules it was made by. What they saw is opened only with a key. */
export async function listDecisions(
  db: Database,
  { reportId, key }: { reportId: string; key: ReportKey | null },
) {
  const rows = await db
    .select({ ...decisionColumns, rules: rulesOnce })
    .from(routingDecision)
    .innerJoin(
      routingRules,
      eq(routingRules.version, routingDecision.rulesVersion),
    )
    .where(eq(routingDecision.reportId, reportId))
    .orderBy(desc(routingDecision.version));
  const rulesOf = new Map<number, Rules>();
  for (const { rulesVersion, rules } of rows)
    if (rules) rulesOf.set(rulesVersion, rulesSchema.parse(rules));
  return rows.map(({ groundsSealed, rules, ...row }) => ({
    ...row,
    rules: rulesOf.get(row.rulesVersion)!, // the newest decision of each version brings them
    grounds: openDecision(key, { version: row.version, groundsSealed }),
  }));
}

const decisionColumns = {
  version: routingDecision.version,
  rulesVersion: routingDecision.rulesVersion,
  decidedAt: routingDecision.decidedAt,
  groundsSealed: routingDecision.groundsSealed,
};

/** Ten kilobytes, so each version comes with one row alone. */
const rulesOnce = sql<unknown>`
  case
    when row_number() over (
      partition by ${routingDecision.rulesVersion}
      order by ${routingDecision.version} desc
    ) = 1
    then ${routingRules.rules}
  end`;

/** Null when no rule ever routed the report. */
export async function findNewestDecision(tx: Database, key: ReportKey) {
  const [newest] = await tx
    .select(decisionColumns)
    .from(routingDecision)
    .where(eq(routingDecision.reportId, key.reportId))
    .orderBy(desc(routingDecision.version))
    .limit(1);
  if (!newest) return null;
  return { ...newest, grounds: openDecision(key, newest) };
}

/** What lies in clear of a decision, and its grounds sealed. */
export function decisionRow(
  { key, facts, band, site, now }: Routing,
  { rulesVersion, named }: Verdict,
  version: number,
) {
  const seen = { facts: { ...facts, band }, named, site };
  return {
    reportId: key.reportId,
    ...{ version, rulesVersion },
    groundsSealed: sealDecision(key, version, seen),
    decidedAt: now,
  };
}
