import type { Database } from "#db/client.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict } from "../refusal.ts";
import { setAssignee } from "./assign.server.ts";
import { changeReport, startWork, type DeskCommand } from "./work.server.ts";

/**
 * Within the unit: what one person works goes to a colleague, with a handover; or comes back. That the colleague is one is the
 * caller's to see to.
 * @throws NotFound, Forbidden, Conflict when the person does not work it any more, Stale
 */
export async function handOn(
  tx: Database,
  command: DeskCommand & {
    type: "report.handed-over" | "report.handed-back";
    handoverId: string;
    fromId: string;
    toId: string;
  },
): Promise<void> {
  const { by, now, type, handoverId, fromId, toId } = command;
  const work = await startWork(tx, command, "hand-over");
  const part = work.own;
  if (part?.assigneeId !== fromId)
    throw new Conflict(
      fromId === by.responderId
        ? "you do not work it any more"
        : "your colleague gave it to somebody else already",
    );
  const { id: assignmentId, unitId } = part;
  await setAssignee(tx, work.id, { assignmentId, responderId: toId });
  await changeReport(tx, work.id);
  await recordEvent(tx, {
    reportId: work.id,
    event: { type, handoverId, assignmentId, unitId, responderId: toId },
    actor: by.actor,
    at: now,
  });
}
