import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { findPerson } from "../identity/person.server.ts";
import { Conflict, WrongChoice } from "../refusal.ts";
import { worksReports } from "../responder/can.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { nextStatus } from "../vocabulary/lifecycle.ts";
import { changeReport, startWork, type DeskCommand } from "./work.server.ts";

/**
 * Says who of the unit works its part: oneself, or a colleague if one leads the unit.
 * @throws NotFound, WrongChoice for somebody who is no active colleague, Forbidden, Conflict when another works it already
 */
export async function assignResponder(
  db: Database,
  command: DeskCommand & { keyring: Keyring; responderId: string },
): Promise<void> {
  const { keyring, by, now, responderId } = command;
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
    if (!isSelf)
      await requireColleague(tx, { keyring, unitId: part.unitId, responderId });
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
      event: {
        type: "report.assigned",
        ...{ assignmentId, unitId, responderId },
        previousId: part.assigneeId ?? undefined,
        statusBefore: work.status,
      },
      actor: by.actor,
      at: now,
    });
  });
}

async function requireColleague(
  tx: Database,
  {
    unitId,
    ...asked
  }: { keyring: Keyring; unitId: string; responderId: string },
): Promise<void> {
  const person = await findPerson(tx, asked);
  if (person?.unitId !== unitId || !worksReports(person))
    throw new WrongChoice(
      "responderId",
      "They do not work in your unit any more: choose another",
    );
}
