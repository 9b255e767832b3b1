import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { worksReports } from "./can.ts";
import type { Viewer } from "./viewer.ts";

/**
 * Somebody opened the report. Each time is in the history; the first time by somebody who works reports is what the
 * reporter is told as "a person looked", so an auditor's or administrator's look is not that, nor makes it read.
 */
export async function recordOpening(
  db: Database,
  { viewer, reportId, now }: { viewer: Viewer; reportId: string; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (worksReports(viewer)) {
      await tx
        .update(report)
        .set({ firstOpenedAt: now })
        .where(and(eq(report.id, reportId), isNull(report.firstOpenedAt)));
      await tx
        .update(assignment)
        .set({ openedAt: now })
        .where(
          and(
            eq(assignment.reportId, reportId),
            eq(assignment.unitId, viewer.unitId),
            inArray(assignment.state, ["offered", "accepted"]),
          ),
        );
    }
    await recordEvent(tx, {
      reportId,
      event: { type: "report.opened", unitId: viewer.unitId },
      actor: viewer.actor,
      at: now,
    });
  });
}
