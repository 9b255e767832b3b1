import {
  and,
  asc,
  eq,
  exists,
  inArray,
  isNotNull,
  isNull,
  sql,
  type SQL,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import {
  assignment,
  lostCode,
  report,
  reportKey,
  responder,
  unit,
} from "#db/schema/index.ts";
import { openStatuses } from "../vocabulary/report.ts";
import {
  liveStates,
  type AssignmentPart,
  type AssignmentState,
} from "../vocabulary/routing.ts";
import type { KeySeed } from "../vault/key-seed.server.ts";
import { seesAllReports } from "../responder/can.ts";
import type { QueueFilters } from "./queue-filters.ts";
import type { QueueOrder } from "./queue-order.ts";
import type { PageToken } from "./queue-token.ts";
import { matchesSearch } from "./search.server.ts";
import { onKeyOf, sealedKeyColumns } from "../unit-key/report-key.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";

/** The viewer's unit's own live part. */
const own = alias(assignment, "own");
const assignee = alias(responder, "assignee");

/**
 * Written into the statement: behind parameters the planner could not see that the partial indexes of the queue serve
 * it.
 */
export const isOpen = sql`${report.status} in (${sql.raw(quoted(openStatuses))})`;
const ownIsLive = sql`${own.state} in ('offered', 'accepted')`;

type Wanted = {
  viewer: Viewer;
  searchSeed: KeySeed | null;
  filters: QueueFilters;
  order: QueueOrder;
  token: PageToken | null;
  limit: number;
};

export type QueueRow = Awaited<ReturnType<typeof listQueueRows>>[number];

export async function listQueueRows(db: Database, wanted: Wanted) {
  const { order, token, viewer, limit } = wanted;
  const byUnit = order === "due" && !seesAllReports(viewer);
  const due = byUnit ? own.dueAt : report.dueAt;
  const id = byUnit ? own.reportId : report.id;
  const rows = (where: SQL | undefined) =>
    rowsOf(db, wanted, { due, where })
      .orderBy(
        ...(order === "due"
          ? [asc(due), asc(id)]
          : [sql`${report.submittedAt} desc nulls last`, asc(id)]),
      )
      .limit(limit);

  if (!token) return rows(undefined);
  if (order === "newest")
    return rows(
      sql`${report.submittedAt} <= ${token.at} and (${report.submittedAt} < ${token.at} or ${id} > ${token.id})`,
    );
  const undated = sql`${due} is null`;
  if (token.at === null) return rows(sql`${undated} and ${id} > ${token.id}`);
  // Two walks of the index instead of an `or`, which would walk it from its start.
  const dated = rows(
    sql`(${due}, ${id}) > (${token.at.toISOString()}::timestamptz, ${token.id}::uuid)`,
  );
  return (await dated.unionAll(rows(undated))).slice(0, limit);
}

function rowsOf(
  db: Database,
  { viewer, searchSeed, filters, order }: Wanted,
  { due, where }: { due: DueColumn; where: SQL | undefined },
) {
  const isUnitQueue = order === "due" && !seesAllReports(viewer);
  return db
    .select(rowColumns(due))
    .from(report)
    .leftJoin(
      own,
      and(
        eq(own.reportId, report.id),
        eq(own.unitId, viewer.unitId),
        ownIsLive,
      ),
    )
    .leftJoin(assignee, eq(assignee.id, own.assigneeId))
    .leftJoin(reportKey, onKeyOf(viewer, report.id))
    .where(
      and(
        isUnitQueue ? isNotNull(own.unitId) : visibleReports(db, viewer),
        ...conditions(db, { viewer, searchSeed, filters }),
        where,
      ),
    );
}

type DueColumn = typeof report.dueAt | typeof own.dueAt;

function rowColumns(due: DueColumn) {
  return {
    reportId: report.id,
    reference: report.reference,
    status: report.status,
    path: report.path,
    band: report.band,
    score: report.score,
    sector: report.sector,
    country: report.country,
    state: report.state,
    flags: report.flags,
    submittedAt: report.submittedAt,
    reporterActedAt: report.reporterActedAt,
    firstOpenedAt: report.firstOpenedAt,
    outcome: report.outcome,
    dueAt: sql<Date | null>`${due}`.mapWith(report.dueAt).as("due"),
    dueKind: own.dueKind,
    part: own.part,
    partState: own.state,
    assigneeId: own.assigneeId,
    assigneeName: assignee.name,
    lostCodeAskedAt: lostCodeAskedAt.as("lost_code_asked_at"),
    isUnread: sql<boolean>`${isUnread}`.as("is_unread"),
    hasNews: sql<boolean>`${hasNews}`.as("has_news"),
    units: liveParts.as("units"),
    ...sealedKeyColumns,
    headlineSealed: report.headlineSealed,
  };
}

function conditions(
  db: Database,
  {
    viewer,
    searchSeed,
    filters: f,
  }: Pick<Wanted, "viewer" | "searchSeed" | "filters">,
): (SQL | undefined)[] {
  return [
    f.status
      ? sql`${report.status} = ${sql.raw(quoted([f.status]))}`
      : f.search
        ? undefined
        : isOpen,
    f.band ? eq(report.band, f.band) : undefined,
    f.sector ? eq(report.sector, f.sector) : undefined,
    f.state ? eq(report.state, f.state) : undefined,
    f.flag ? sql`${report.flags} @> array[${f.flag}]::text[]` : undefined,
    f.part ? eq(own.part, f.part) : undefined,
    f.mine ? eq(own.assigneeId, viewer.responderId) : undefined,
    f.unread ? isUnread : undefined,
    f.unit && seesAllReports(viewer) ? unitHasPart(db, f.unit) : undefined,
    f.search
      ? matchesSearch(db, {
          viewer,
          searchSeed,
          typed: f.search,
          isNarrowed: Object.entries(f).some(
            ([name, value]) => name !== "search" && value !== undefined,
          ),
        })
      : undefined,
  ];
}

/**
 * Unread is, to a unit that has a part, what the reporter did since it last looked; to anybody else, a report that
 * nobody has looked at yet.
 */
const isUnread = sql`(case when ${own.unitId} is null then ${isNull(report.firstOpenedAt)}
  else ${own.openedAt} is null or ${report.reporterActedAt} > ${own.openedAt} end)`;

/** The reporter added or changed something since the unit looked; to a unit that has no part, since any unit looked. */
const hasNews = sql`coalesce(${report.reporterActedAt} > (case when ${own.unitId} is null then (
    select max(${assignment.openedAt}) from ${assignment} where ${assignment.reportId} = ${report.id}
  ) else ${own.openedAt} end), false)`;

const unitHasPart = (db: Database, unitId: string) =>
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

/** When the oldest request for a new access code was made that waits; null when none does. */
const lostCodeAskedAt = sql<Date | null>`(
  select min(${lostCode.askedAt})
  from ${lostCode}
  where ${lostCode.reportId} = ${report.id} and ${lostCode.state} in ('asked', 'called')
)`.mapWith(report.submittedAt);

type LivePart = {
  unitId: string;
  unitName: string;
  part: AssignmentPart;
  state: AssignmentState;
  assigneeName: string | null;
};

/** All live parts of the report, the primary first. */
const liveParts = sql<LivePart[]>`(
  select coalesce(json_agg(json_build_object(
    'unitId', ${assignment.unitId}, 'unitName', ${unit.name},
    'part', ${assignment.part}, 'state', ${assignment.state}, 'assigneeName', ${responder.name}
  ) order by ${assignment.part}, ${unit.name}), '[]')
  from ${assignment}
  join ${unit} on ${unit.id} = ${assignment.unitId}
  left join ${responder} on ${responder.id} = ${assignment.assigneeId}
  where ${assignment.reportId} = ${report.id} and ${assignment.state} in ('offered', 'accepted')
)`;

/** Closed words of ours only. */
function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(", ");
}
