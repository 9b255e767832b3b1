import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report } from "#db/schema/index.ts";
import { dueAt, type UnitHours } from "../clock/promises.ts";
import { promises } from "../clock/promises.server.ts";
import type { Band } from "../vocabulary/triage.ts";
import { liveStates, type DueKind } from "../vocabulary/routing.ts";

/** When a unit owes what, by the promises in force. */
export function promisedAt(owed: {
  kind: DueKind;
  band: Band;
  from: Date;
  hours: UnitHours;
}): Date {
  return dueAt(owed, promises);
}

/** Keeps `report.due_at` the earliest promise of all live parts; call it after any change of one. */
export async function refreshReportDue(
  tx: Database,
  reportId: string,
): Promise<void> {
  const earliest = tx
    .select({ at: sql`min(${assignment.dueAt})` })
    .from(assignment)
    .where(
      and(
        eq(assignment.reportId, reportId),
        inArray(assignment.state, [...liveStates]),
      ),
    );
  await tx
    .update(report)
    .set({ dueAt: sql`(${earliest})` })
    .where(eq(report.id, reportId));
}
