import { asc, eq } from "drizzle-orm";
import { listReportEvents } from "#app/domain/audit/list.server.ts";
import type { Database } from "#db/client.server.ts";
import { assignment, report } from "#db/schema/index.ts";

export async function standingOf(db: Database, reportId: string) {
  const [row] = await db
    .select({
      status: report.status,
      revision: report.revision,
      dueAt: report.dueAt,
    })
    .from(report)
    .where(eq(report.id, reportId));
  return row;
}

/** Parts in the order of their offering, each as "unit part state". */
export async function partsOf(
  db: Database,
  reportId: string,
): Promise<string[]> {
  const rows = await listRows(db, reportId);
  return rows.map(({ unitId, part, state }) => `${unitId} ${part} ${state}`);
}

export async function newestPart(
  db: Database,
  reportId: string,
  ofUnitId: string,
) {
  const rows = await listRows(db, reportId);
  const newest = rows.findLast(({ unitId }) => unitId === ofUnitId);
  if (!newest) throw new Error(`${ofUnitId} has no part`);
  return newest;
}

export async function eventTypesOf(
  db: Database,
  reportId: string,
): Promise<string[]> {
  const events = await listReportEvents(db, reportId);
  return events.map(({ event }) => event.type);
}

function listRows(db: Database, reportId: string) {
  return db
    .select()
    .from(assignment)
    .where(eq(assignment.reportId, reportId))
    .orderBy(asc(assignment.offeredAt), asc(assignment.part));
}
