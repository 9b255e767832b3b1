import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import {
  assignment,
  auditEvent,
  report,
  responder,
  unit,
} from "#db/schema/index.ts";
import { seesAllReports } from "../responder/can.ts";
import { visibleReports } from "../responder/visible.server.ts";
import { liveStates } from "../vocabulary/routing.ts";
import { at, cohort, type Counting } from "./cohort.server.ts";
import type { Pair } from "./counts.server.ts";
import { isOverdue, promisesKept, wentAway } from "./late.server.ts";
import { query } from "./statements.server.ts";

/** How many promises were given and how many kept late, by kind, unit and band. */
export async function countPromises(tx: Database, counting: Counting) {
  const { rows } = await query<{
    kind: "accept" | "first-answer";
    unit_id: string;
    band: string;
    is_this: boolean;
    count: number;
    late: number;
  }>(
    tx,
    sql`
    with ${cohort(tx, counting)}, ${promisesKept(counting)}
    select kind, unit_id, band::text as band, is_this, count(*)::int as count, (count(*) filter (where is_late))::int as late
    from kept
    group by 1, 2, 3, 4`,
  );
  return rows.map(({ unit_id: unitId, is_this: isThis, ...row }) => ({
    ...row,
    unitId,
    isThis,
  }));
}

/** Parts that a rule offered and that a unit refused or gave on, by unit and rule. */
export async function countMisroutes(tx: Database, counting: Counting) {
  const { rows } = await query<{
    unit_id: string;
    rule_id: string;
    is_this: boolean;
    count: number;
    away: number;
  }>(
    tx,
    sql`
    with ${cohort(tx, counting)}
    select part.unit_id, part.rule_id, is_this, count(*)::int as count,
      (count(*) filter (where ${wentAway}))::int as away
    from cohort join ${assignment} as part on part.report_id = cohort.id
    where part.rule_id is not null
    group by 1, 2, 3`,
  );
  return rows.map(
    ({ unit_id: unitId, rule_id: ruleId, is_this: isThis, ...row }) => ({
      ...row,
      unitId,
      ruleId,
      isThis,
    }),
  );
}

/** Reports that were opened again in the period, whenever they were sent. */
export async function countReopened(
  tx: Database,
  counting: Counting,
): Promise<Pair> {
  const { from, until, before } = counting.period;
  const { rows } = await query<Pair>(
    tx,
    sql`
    select (count(distinct ${report.id}) filter (where ${auditEvent.at} >= ${at(from)}))::int as now,
      (count(distinct ${report.id}) filter (where ${auditEvent.at} < ${at(from)}))::int as before
    from ${auditEvent} join ${report} on ${report.id} = ${auditEvent.reportId}
    where ${auditEvent.type} = 'report.reopened' and ${auditEvent.at} >= ${at(before)} and ${auditEvent.at} < ${at(until)}
      and ${visibleReports(tx, counting.viewer)}`,
  );
  return rows[0] ?? { now: 0, before: 0 };
}

/** What is open now, by unit and by who works it; of a unit its own parts. */
export async function readLoad(tx: Database, { viewer, now }: Counting) {
  const isUnits = seesAllReports(viewer)
    ? undefined
    : eq(assignment.unitId, viewer.unitId);
  return tx
    .select({
      unitId: assignment.unitId,
      responderId: assignment.assigneeId,
      name: responder.name,
      count: sql<number>`count(*)::int`,
      overdue: sql<number>`(count(*) filter (where ${isOverdue(now)}))::int`,
    })
    .from(assignment)
    .innerJoin(report, eq(report.id, assignment.reportId))
    .leftJoin(responder, eq(responder.id, assignment.assigneeId))
    .where(
      and(
        inArray(assignment.state, [...liveStates]),
        isUnits,
        visibleReports(tx, viewer),
      ),
    )
    .groupBy(assignment.unitId, assignment.assigneeId, responder.name);
}

export async function listUnitNames(
  tx: Database,
): Promise<Record<string, string>> {
  const rows = await tx.select({ id: unit.id, name: unit.name }).from(unit);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
