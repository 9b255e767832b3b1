import { and, inArray, isNotNull, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, reportLook } from "#db/schema/index.ts";
import { seesAllReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import { isLookOf, isUnread, own } from "./queue-columns.server.ts";
import { conditionsOf } from "./queue-conditions.server.ts";
import type { QueueFilters } from "./queue-filters.ts";
import { orderOf } from "./queue-order.ts";
import { isOwn, isUnitQueue } from "./queue-rows.server.ts";

/** So many changes are told one by one; whoever has more to hear is told to look anew. */
export const toldMost = 100;

/** Whose sight is the same is asked about once. */
export function sightOf(viewer: Viewer): string {
  return seesAllReports(viewer) ? "all" : viewer.unitId;
}

/** Of these reports those that this person may see. */
export async function listVisible(
  db: Database,
  viewer: Viewer,
  reportIds: readonly string[],
): Promise<string[]> {
  if (reportIds.length === 0) return [];
  const rows = await db
    .select({ id: report.id })
    .from(report)
    .where(
      and(
        inArray(report.id, reportIds.slice(0, toldMost)),
        visibleReports(db, viewer),
      ),
    );
  return rows.map(({ id }) => id);
}

/**
 * Of these reports those that stand in this person's queue as it is narrowed, and whether they are unread: ids alone, and of
 * what they may see alone, so it is no reading of the queue and not recorded.
 */
export async function listFitting(
  db: Database,
  {
    viewer,
    filters,
    reportIds,
    now,
  }: {
    viewer: Viewer;
    filters: QueueFilters;
    reportIds: readonly string[];
    now: Date;
  },
): Promise<{ reportId: string; isUnread: boolean }[]> {
  if (reportIds.length === 0) return [];
  return db
    .select({
      reportId: report.id,
      isUnread: isUnread.mapWith(Boolean).as("is_unread"),
    })
    .from(report)
    .leftJoin(own, isOwn(viewer))
    .leftJoin(reportLook, isLookOf(viewer))
    .where(
      and(
        inArray(report.id, reportIds.slice(0, toldMost)),
        inQueueOf(db, viewer, filters),
        ...Object.values(
          conditionsOf(db, { viewer, filters, foundIds: null, now }),
        ),
      ),
    );
}

function inQueueOf(db: Database, viewer: Viewer, filters: QueueFilters): SQL {
  const order = orderOf(filters);
  return isUnitQueue({ order, viewer })
    ? isNotNull(own.unitId)
    : visibleReports(db, viewer);
}
