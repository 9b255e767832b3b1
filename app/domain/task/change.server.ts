import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reportTask } from "#db/schema/index.ts";
import type { AuditEvent } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import { findWhoDid } from "../identity/person.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { startWork, type DeskCommand } from "../routing/work.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { taskDueHours, type TaskDue } from "../vocabulary/task.ts";
import { requireColleague } from "./colleague.server.ts";

type TaskCommand = DeskCommand & { taskId: string };

/**
 * Done, or to do again; what is so already stays, with who did it first.
 * @throws NotFound, Forbidden, Conflict
 */
export async function tickTask(
  db: Database,
  command: TaskCommand & { isDone: boolean },
): Promise<void> {
  const { by, now, isDone } = command;
  await db.transaction(async (tx) => {
    const task = await lockTask(tx, command);
    if ((task.doneAt !== null) === isDone) return;
    const done = isDone ? now : null;
    await write(tx, command, {
      set: { doneAt: done, doneBy: done && by.responderId },
      type: isDone ? "task.done" : "task.reopened",
    });
  });
}

/**
 * Who does it, and by when. Each is changed by itself: of two people of whom one gives the task to somebody and the other moves
 * its due both are done. Where both changed the same, the second is told.
 * @throws NotFound, Forbidden, WrongChoice for who is no colleague, Conflict when a colleague gave it to another or moved it first
 */
export async function changeTask(
  db: Database,
  command: TaskCommand & {
    keyring: Keyring;
    assigneeId: string | null;
    /** As the page showed it. */
    wasAssigneeId: string | null;
    due: TaskDue | "as-it-is";
    wasDueAt: Date | null;
  },
): Promise<void> {
  const { keyring, now, assigneeId, due } = command;
  await db.transaction(async (tx) => {
    const task = await lockTask(tx, command);
    const { unitId } = task;
    const isGiven = assigneeId !== command.wasAssigneeId;
    const isMoved = due !== "as-it-is";
    if (isGiven && task.assigneeId !== command.wasAssigneeId)
      throw new Conflict(await givenWords(tx, keyring, task.assigneeId));
    if (isMoved && task.dueAt?.getTime() !== command.wasDueAt?.getTime())
      throw new Conflict("a colleague gave this task another due meanwhile");
    if (isGiven) await requireColleague(tx, { keyring, unitId, assigneeId });
    const hours = isMoved ? taskDueHours[due] : null;
    const moved =
      hours === null ? null : new Date(now.getTime() + hours * 3_600_000);
    const set = {
      ...(isGiven && { assigneeId }),
      ...(isMoved && { dueAt: moved }),
    };
    if (isGiven || isMoved)
      await write(tx, command, { set, type: "task.changed" });
  });
}

async function givenWords(
  tx: Database,
  keyring: Keyring,
  assigneeId: string | null,
): Promise<string> {
  const person = assigneeId && (await findWhoDid(tx, keyring, assigneeId));
  return person
    ? `a colleague gave this task to ${person.name} meanwhile`
    : "a colleague took this task from whoever had it meanwhile";
}

async function lockTask(tx: Database, command: TaskCommand) {
  await startWork(tx, { ...command, revision: undefined }, "task");
  const [task] = await tx
    .select({
      unitId: reportTask.unitId,
      assigneeId: reportTask.assigneeId,
      dueAt: reportTask.dueAt,
      doneAt: reportTask.doneAt,
    })
    .from(reportTask)
    .where(isTask(command))
    .for("update");
  if (!task) throw new NotFound("no such task");
  return task;
}

async function write(
  tx: Database,
  command: TaskCommand,
  {
    set,
    type,
  }: {
    set: Partial<typeof reportTask.$inferInsert>;
    type: Extract<
      AuditEvent["type"],
      "task.done" | "task.reopened" | "task.changed"
    >;
  },
) {
  const { reportId, taskId, by, now } = command;
  await tx.update(reportTask).set(set).where(isTask(command));
  await recordEvent(tx, {
    reportId,
    event: { type, taskId },
    actor: by.actor,
    at: now,
  });
}

function isTask({ reportId, taskId }: TaskCommand) {
  return and(eq(reportTask.reportId, reportId), eq(reportTask.id, taskId));
}
