import {
  and,
  asc,
  eq,
  exists,
  inArray,
  isNotNull,
  sql,
  type SQL,
} from "drizzle-orm";
import { unionAll, type PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { assignment, report, reportKey } from "#db/schema/index.ts";
import { openStatuses } from "../vocabulary/report.ts";
import { liveStates } from "../vocabulary/routing.ts";
import type { KeySeed } from "../vault/key-seed.server.ts";
import { seesAllReports } from "../responder/can.ts";
import { assignee, isUnread, own, rowColumns } from "./queue-columns.server.ts";
import type { QueueFilters } from "./queue-filters.ts";
import type { QueueOrder } from "./queue-order.ts";
import type { PageToken } from "./queue-token.ts";
import { matchesSearch } from "./search.server.ts";
import { onKeyOf } from "../unit-key/report-key.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";

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
  now: Date;
};

export type QueueRow = Awaited<ReturnType<typeof listQueueRows>>[number];

export async function listQueueRows(db: Database, wanted: Wanted) {
  const { token, limit } = wanted;
  if (wanted.order === "newest") {
    const behind =
      token &&
      sql`${report.submittedAt} <= ${token.at} and (${report.submittedAt} < ${token.at} or ${report.id} > ${token.id})`;
    return rowsOf(db, wanted, behind ?? undefined)
      .orderBy(sql`${report.submittedAt} desc nulls last`, asc(report.id))
      .limit(limit);
  }
  const [first, second, ...more] = lanesFrom(db, wanted);
  return second ? unionAll(first, second, ...more).limit(limit) : first;
}

/**
 * What is overdue, the most severe first; what is due; what owes nothing. Each is a walk of an index that ends with the page, and
 * begins behind the page before.
 */
function lanesFrom(db: Database, wanted: Wanted): [Lane, ...Lane[]] {
  const token = wanted.token?.order === "due" ? wanted.token : null;
  const [due, id] = isUnitQueue(wanted)
    ? [own.dueAt, own.reportId]
    : [report.dueAt, report.id];
  const since = (token?.since ?? wanted.now).toISOString();
  const isOverdue = sql`${due} <= ${since}::timestamptz`;
  const isAhead = sql`${due} > ${since}::timestamptz`;
  const isUndated = sql`${due} is null`;
  const lane = (order: (SQL | PgColumn)[], ...where: SQL[]) =>
    laneOf(db, wanted, { where: and(...where), order: [...order, id] });
  const overdue = (...where: SQL[]) =>
    lane([report.band, due], isOverdue, ...where);
  const ahead = (...where: SQL[]) => lane([due], isAhead, ...where);
  const undated = (...where: SQL[]) => lane([], isUndated, ...where);
  if (!token) return [overdue(), ahead(), undated()];
  if (token.at === null) return [undated(sql`${id} > ${token.id}`)];
  const last = sql`${token.at.toISOString()}::timestamptz, ${token.id}::uuid`;
  if (token.band === null)
    return [ahead(sql`(${due}, ${id}) > (${last})`), undated()];
  const behind = sql`(${report.band}, ${due}, ${id}) > (${token.band}::band, ${last})`;
  return [overdue(behind), ahead(), undated()];
}

type Lane = ReturnType<typeof laneOf>;

function laneOf(
  db: Database,
  wanted: Wanted,
  { where, order }: { where: SQL | undefined; order: (SQL | PgColumn)[] },
) {
  return rowsOf(db, wanted, where)
    .orderBy(...order.map((by) => asc(by)))
    .limit(wanted.limit);
}

/** Of one's own unit's parts; else of the reports. */
function isUnitQueue({ order, viewer }: Wanted): boolean {
  return order === "due" && !seesAllReports(viewer);
}

function rowsOf(db: Database, wanted: Wanted, where: SQL | undefined) {
  const { viewer, searchSeed, filters } = wanted;
  return db
    .select(rowColumns(viewer))
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
        isUnitQueue(wanted)
          ? isNotNull(own.unitId)
          : visibleReports(db, viewer),
        ...conditions(db, { viewer, searchSeed, filters }),
        where,
      ),
    );
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

/** Closed words of ours only. */
function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(", ");
}
