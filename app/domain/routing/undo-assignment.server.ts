import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import { findActPosition } from "../audit/looks.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict } from "../refusal.ts";
import { nextStatus } from "../vocabulary/lifecycle.ts";
import { getUndoable } from "./undo.server.ts";
import { changeReport, startWork, type DeskCommand } from "./work.server.ts";

/**
 * Takes back what its doer did a moment ago: who worked the part before works it again, or nobody. Both acts stay in the history.
 * @throws NotFound, Forbidden, Conflict when somebody else has done something about it since, or it is too long ago
 */
export async function undoAssignment(
  db: Database,
  command: DeskCommand,
): Promise<void> {
  const { reportId, by, now } = command;
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "assign-self");
    const undone = await getUndoable(tx, command, "report.assigned");
    const { assignmentId, responderId, previousId, statusBefore } =
      undone.event;
    const part = work.own;
    if (part?.id !== assignmentId || part.assigneeId !== responderId)
      throw new Conflict("this was changed or undone since");
    await tx
      .update(assignment)
      .set({ assigneeId: previousId ?? null })
      .where(
        and(eq(assignment.reportId, reportId), eq(assignment.id, part.id)),
      );
    // Whatever came after it may have begun the work by itself.
    const isNewest = (await findActPosition(tx, reportId)) === undone.position;
    const wasFirst = statusBefore === "accepted" && isNewest;
    const act = wasFirst ? "undo-first-assignment" : "undo-assignment";
    await changeReport(tx, reportId, { status: nextStatus(act, work.status) });
    const { unitId } = part;
    await recordEvent(tx, {
      reportId,
      event: {
        type: "report.assignment-undone",
        ...{ assignmentId, unitId, responderId, previousId },
      },
      actor: by.actor,
      at: now,
    });
  });
}
