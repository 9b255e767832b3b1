import { eq, exists, inArray, sql, and, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report } from "#db/schema/index.ts";
import { seesAllReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import type { KeySeed } from "../vault/key-seed.server.ts";
import { openStatuses } from "../vocabulary/report.ts";
import { liveStates } from "../vocabulary/routing.ts";
import { isUnread, own } from "./queue-columns.server.ts";
import type { QueueFilters } from "./queue-filters.ts";
import { matchesSearch } from "./search.server.ts";

/**
 * Written into the statement: behind parameters the planner could not see that the partial indexes of the queue serve
 * it.
 */
export const isOpen = sql`${report.status} in (${sql.raw(quoted(openStatuses))})`;

export type Narrowing = {
  viewer: Viewer;
  searchSeed: KeySeed | null;
  filters: QueueFilters;
};

/** What each filter asks of a row, by its name; `status` is always there, as the queue is of what is open. */
export function conditionsOf(
  db: Database,
  { viewer, searchSeed, filters: f }: Narrowing,
): Partial<Record<keyof QueueFilters, SQL>> {
  const conditions = {
    status: statusOf(f),
    band: f.band && eq(report.band, f.band),
    sector: f.sector && eq(report.sector, f.sector),
    state: f.state && eq(report.state, f.state),
    flag: f.flag && sql`${report.flags} @> array[${f.flag}]::text[]`,
    part: f.part && eq(own.part, f.part),
    mine: f.mine && eq(own.assigneeId, viewer.responderId),
    unread: f.unread && isUnread,
    unit: seesAllReports(viewer) && f.unit ? hasPart(db, f.unit) : undefined,
    search: f.search
      ? matchesSearch(db, {
          ...{ viewer, searchSeed, typed: f.search },
          isNarrowed: Object.entries(f).some(
            ([name, value]) => name !== "search" && value !== undefined,
          ),
        })
      : undefined,
  };
  return conditions;
}

function statusOf({ status, search }: QueueFilters): SQL | undefined {
  if (status) return sql`${report.status} = ${sql.raw(quoted([status]))}`;
  return search ? undefined : isOpen;
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
