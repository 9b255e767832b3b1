import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict, WrongChoice } from "../refusal.ts";
import { findAbsence } from "../responder/absence.server.ts";
import { findColleague } from "../responder/colleague.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { nextStatus } from "../vocabulary/lifecycle.ts";
import { changeReport, startWork, type DeskCommand } from "./work.server.ts";

/**
 * Says who of the unit works its part: oneself, or a colleague if one leads the unit. To who is away it is not given: it goes to
 * the colleague who works for them meanwhile. Answers who it is.
 * @throws NotFound, WrongChoice for somebody who is no active colleague, Forbidden, Conflict when another works it already
 */
export async function assignResponder(
  db: Database,
  command: DeskCommand & { keyring: Keyring; responderId: string },
): Promise<{ responderId: string }> {
  const { by, now } = command;
  const isSelf = command.responderId === by.responderId;
  return db.transaction(async (tx) => {
    const action = isSelf ? "assign-self" : "assign-colleague";
    const work = await startWork(tx, command, action);
    const part = work.own;
    if (!part) throw new Conflict("this unit has no part in the report");
    const { id: assignmentId, unitId } = part;
    const who: Who = isSelf
      ? { responderId: by.responderId }
      : await whoIsThere(tx, command, unitId);
    const { responderId } = who;
    const isTaken = part.assigneeId !== null && part.assigneeId !== responderId;
    if (isTaken && by.role !== "lead") {
      throw new Conflict("a colleague works it already");
    }
    await setAssignee(tx, work.id, { assignmentId, responderId });
    const isPrimary = part.part === "primary";
    const status = isPrimary ? nextStatus(action, work.status) : work.status;
    await changeReport(tx, work.id, { status });
    await recordEvent(tx, {
      reportId: work.id,
      event: {
        type: "report.assigned",
        ...{ assignmentId, unitId, ...who },
        previousId: part.assigneeId ?? undefined,
        statusBefore: work.status,
      },
      actor: by.actor,
      at: now,
    });
    return { responderId };
  });
}

type Who = { responderId: string; insteadOf?: string };

/** The one who was chosen; of one who is away, who works for them. */
async function whoIsThere(
  tx: Database,
  {
    keyring,
    responderId,
    now,
  }: { keyring: Keyring; responderId: string; now: Date },
  unitId: string,
): Promise<Who> {
  await requireColleague(tx, { keyring, unitId, responderId });
  const absence = await findAbsence(tx, { unitId, responderId, now });
  if (!absence) return { responderId };
  const { deputyId } = absence;
  const deputy = { keyring, unitId, responderId: deputyId };
  if (!(await findColleague(tx, deputy)))
    throw new WrongChoice(
      "responderId",
      "They are away, and who works for them is not in your unit any more: choose another",
    );
  return { responderId: deputyId, insteadOf: responderId };
}

/** @throws WrongChoice for somebody who does not work in the unit now */
export async function requireColleague(
  tx: Database,
  asked: { keyring: Keyring; unitId: string; responderId: string },
  field = "responderId",
): Promise<void> {
  if (!(await findColleague(tx, asked)))
    throw new WrongChoice(
      field,
      "They do not work in your unit any more: choose another",
    );
}

export async function setAssignee(
  tx: Database,
  reportId: string,
  { assignmentId, responderId }: { assignmentId: string; responderId: string },
): Promise<void> {
  await tx
    .update(assignment)
    .set({ assigneeId: responderId })
    .where(
      and(eq(assignment.reportId, reportId), eq(assignment.id, assignmentId)),
    );
}
