import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { liveStates } from "../vocabulary/routing.ts";
import { worksReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";

/**
 * Somebody opened the report. The history holds every opening. The first by somebody who works reports is what the
 * reporter is told as "a person looked"; the look of an auditor or an administrator does not count as that and does not
 * mark the report as read.
 */
export async function recordOpening(
  db: Database,
  { viewer, reportId, now }: { viewer: Viewer; reportId: string; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (worksReports(viewer)) {
      // Every command locks the report before its parts and its chain; so does this, or two of them could wait for each other.
      const [row] = await tx
        .select({ firstOpenedAt: report.firstOpenedAt })
        .from(report)
        .where(eq(report.id, reportId))
        .for("update");
      if (row?.firstOpenedAt === null)
        await tx
          .update(report)
          .set({ firstOpenedAt: now })
          .where(eq(report.id, reportId));
      await tx
        .update(assignment)
        .set({ openedAt: now })
        .where(
          and(
            eq(assignment.reportId, reportId),
            eq(assignment.unitId, viewer.unitId),
            inArray(assignment.state, [...liveStates]),
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
