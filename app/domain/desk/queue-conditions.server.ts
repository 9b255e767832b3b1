import {
  and,
  eq,
  exists,
  inArray,
  isNotNull,
  sql,
  type SQL,
} from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report } from "#db/schema/index.ts";
import { seesAllReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { openStatuses } from "../vocabulary/report.ts";
import { liveStates } from "../vocabulary/routing.ts";
import { dueOf, isUnread, own } from "./queue-columns.server.ts";
import { sentSpans, type DueSpan, type QueueFilters } from "./queue-filters.ts";

/**
 * Written into the statement: behind parameters the planner could not see that the partial indexes of the queue serve
 * it.
 */
const isOpen = sql`${report.status} in (${sql.raw(quoted(openStatuses))})`;

export type Narrowing = {
  viewer: Viewer;
  /** What was searched for is in these; null: nothing was. */
  foundIds: readonly string[] | null;
  filters: QueueFilters;
  now: Date;
};

/** What each filter asks of a row, by its name. Of the status there is always one, as the queue is of what is open. */
export function conditionsOf(
  db: Database,
  { viewer, foundIds, filters: f, now }: Narrowing,
): Partial<Record<keyof QueueFilters, SQL>> {
  return {
    status: statusOf(f),
    band: f.band && eq(report.band, f.band),
    sector: f.sector && eq(report.sector, f.sector),
    state: f.state ? eq(report.state, f.state) : undefined,
    flag: f.flag && sql`${report.flags} @> array[${f.flag}]::text[]`,
    part: f.part && eq(own.part, f.part),
    due: f.due && sql`${dueSpanOf(viewer, now)} = ${f.due}`,
    sent: f.sent && sql`${report.submittedAt} > ${sentSince(now, f.sent)}`,
    mine: f.mine && isMine(viewer),
    unassigned: f.unassigned && isUnassigned(viewer),
    unread: f.unread && isUnread,
    unit: seesAllReports(viewer) && f.unit ? hasPart(db, f.unit) : undefined,
    search: foundIds === null ? undefined : isAmong(foundIds),
  };
}

/** One parameter, however many there are: the statement stays the same. */
function isAmong(ids: readonly string[]): SQL {
  return sql`${report.id} = any(${sql.param(ids)}::uuid[])`;
}

function statusOf({ status, search }: QueueFilters): SQL | undefined {
  if (status) return sql`${report.status} = ${sql.raw(quoted([status]))}`;
  return search ? undefined : isOpen;
}

/** Which `DueSpan` a row is of. */
export function dueSpanOf(viewer: Viewer, now: Date): SQL {
  const due = dueOf(viewer);
  const at = sql`${now.toISOString()}::timestamptz`;
  const span = (word: DueSpan) => sql.raw(`'${word}'`);
  return sql`(case when ${due} is null then ${span("none")} when ${due} <= ${at} then ${span("overdue")}
    when ${due} <= ${at} + interval '1 hour' then ${span("hour")} else ${span("later")} end)`;
}

export function sentSince(now: Date, span: keyof typeof sentSpans): string {
  return new Date(now.getTime() - sentSpans[span] * 86_400_000).toISOString();
}

export const isMine = ({ responderId }: Viewer) =>
  sql`coalesce(${eq(own.assigneeId, responderId)}, false)`;

/** To who sees all reports: in no live part. */
export function isUnassigned(viewer: Viewer): SQL {
  if (!seesAllReports(viewer))
    return sql`(${isNotNull(own.unitId)} and ${own.assigneeId} is null)`;
  return sql`not exists (
    select 1 from ${assignment}
    where ${assignment.reportId} = ${report.id} and ${assignment.state} in ('offered', 'accepted')
      and ${assignment.assigneeId} is not null
  )`;
}

const hasPart = (db: Database, unitId: string) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(assignment)
      .where(
        and(
          eq(assignment.reportId, report.id),
          eq(assignment.unitId, unitId),
          inArray(assignment.state, [...liveStates]),
        ),
      ),
  );

/** Closed words of ours only. */
function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(", ");
}
