import { and, eq, exists, inArray, ne, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { assignment, report } from "#db/schema/index.ts";
import { NotFound } from "../refusal.ts";
import { seeingStates, seesAllReports } from "./can.ts";
import type { Viewer } from "./viewer.ts";

/**
 * The condition on `report` under which this person may see it. Every desk read goes through it, so a report out of
 * sight is not found, whatever else was asked. A draft is nobody's.
 */
export function visibleReports(
  db: Database,
  viewer: Pick<Viewer, "role" | "unitId">,
): SQL {
  const isSent = ne(report.status, "draft");
  if (seesAllReports(viewer)) return isSent;
  return sql`(${isSent} and ${hasSeeingPart(db, viewer, report.id)})`;
}

/** The ids of all that the viewer's unit sees through a part of its own, for a statement that asks of many reports. */
export function seeingParts(db: Database, { unitId }: Pick<Viewer, "unitId">) {
  return db
    .select({ reportId: assignment.reportId })
    .from(assignment)
    .where(isSeeing(unitId));
}

/** Whether the viewer's unit has a part through which it sees the report of this id. */
function hasSeeingPart(
  db: Database,
  { unitId }: Pick<Viewer, "unitId">,
  reportId: PgColumn,
): SQL {
  const part = db
    .select({ one: sql`1` })
    .from(assignment)
    .where(and(eq(assignment.reportId, reportId), isSeeing(unitId)));
  return exists(part);
}

function isSeeing(unitId: string): SQL | undefined {
  return and(
    eq(assignment.unitId, unitId),
    inArray(assignment.state, [...seeingStates]),
  );
}

/** @throws NotFound when it does not exist or this person may not know that it does. */
export async function requireVisible(
  db: Database,
  { viewer, reportId }: { viewer: Viewer; reportId: string },
): Promise<void> {
  const rows = await db
    .select({ id: report.id })
    .from(report)
    .where(and(eq(report.id, reportId), visibleReports(db, viewer)));
  if (rows.length === 0) throw new NotFound("no such report");
}
