import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, responder } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { nextStatus } from "../vocabulary/lifecycle.ts";
import { changeReport, startWork, type DeskCommand } from "./work.server.ts";

/**
 * Says who of the unit works its part: oneself, or a colleague if one leads the unit.
 * @throws NotFound for somebody who is no active colleague, Forbidden, Conflict when another works it already
 */
export async function assignResponder(
  db: Database,
  command: DeskCommand & { responderId: string },
): Promise<void> {
  const { by, now, responderId } = command;
  const isSelf = responderId === by.responderId;
  await db.transaction(async (tx) => {
    const action = isSelf ? "assign-self" : "assign-colleague";
    const work = await startWork(tx, command, action);
    const part = work.own;
    if (!part) throw new Conflict("this unit has no part in the report");
    const isTaken = part.assigneeId !== null && part.assigneeId !== responderId;
    if (isTaken && by.role !== "lead") {
      throw new Conflict("a colleague works it already");
    }
    if (!isSelf) await requireColleague(tx, part.unitId, responderId);
    await tx
      .update(assignment)
      .set({ assigneeId: responderId })
      .where(and(eq(assignment.reportId, work.id), eq(assignment.id, part.id)));
    const isPrimary = part.part === "primary";
    const status = isPrimary ? nextStatus(action, work.status) : work.status;
    await changeReport(tx, work.id, { status });
    const { id: assignmentId, unitId } = part;
    await recordEvent(tx, {
      reportId: work.id,
      event: { type: "report.assigned", assignmentId, unitId, responderId },
      actor: by.actor,
      at: now,
    });
  });
}

async function requireColleague(
  tx: Database,
  unitId: string,
  responderId: string,
): Promise<void> {
  const [colleague] = await tx
    .select({ id: responder.id })
    .from(responder)
    .where(
      and(
        eq(responder.id, responderId),
        eq(responder.unitId, unitId),
        inArray(responder.role, ["responder", "lead"]),
        isNull(responder.deactivatedAt),
      ),
    );
  if (!colleague) throw new NotFound("no such colleague");
}
