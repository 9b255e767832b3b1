import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { reportTask } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { WrongChoice } from "../refusal.ts";
import { startWork, type DeskCommand } from "../routing/work.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { taskPlace } from "../vault/places.ts";
import { sealJson, type ReportKey } from "../vault/seal.server.ts";
import {
  taskDueHours,
  tasksMost,
  type PlaybookId,
  type TaskDue,
} from "../vocabulary/task.ts";
import { requireColleague } from "./colleague.server.ts";
import { listTasks } from "./list.server.ts";
import { playbookOf } from "./playbooks.ts";
import type { TaskWords } from "./task-words.ts";

/**
 * Something that is to be done for a report, by somebody of the unit or nobody yet. Nothing of the report changes, so a page shown
 * before stays good.
 * @throws NotFound, Forbidden, Conflict, WrongChoice for who is no colleague and for one task too many
 */
export async function addTask(
  db: Database,
  command: DeskCommand & {
    keyring: Keyring;
    text: string;
    /** Null: whoever comes to it. */
    assigneeId: string | null;
    due: TaskDue;
  },
): Promise<void> {
  const { keyring, by, now, text, assigneeId, due, reportId } = command;
  await db.transaction(async (tx) => {
    const key = await startTask(tx, command);
    await requireRoom(tx, reportId, 1);
    await requireColleague(tx, { keyring, unitId: by.unitId, assigneeId });
    const hours = taskDueHours[due];
    const dueAt = hours === null ? null : after(now, hours);
    const task = { text, playbook: null, step: null };
    const [taskId = ""] = await insert(tx, { key, by, now }, [
      { task, assigneeId, dueAt },
    ]);
    await recordEvent(tx, {
      reportId,
      event: { type: "task.added", taskId },
      actor: by.actor,
      at: now,
    });
  });
}

/**
 * The steps of a playbook become tasks of the unit; those that are there already, whoever started it, are not added again.
 * @throws as `addTask`, and WrongChoice when all of its steps are there
 */
export async function startPlaybook(
  db: Database,
  command: DeskCommand & { playbook: PlaybookId },
): Promise<void> {
  const { by, now, reportId } = command;
  const { id, steps } = playbookOf(command.playbook);
  await db.transaction(async (tx) => {
    const key = await startTask(tx, command);
    const known = await knownSteps(tx, key, id);
    const fresh = steps.filter((step) => !known.has(step.id));
    if (fresh.length === 0)
      throw new WrongChoice(
        "playbook",
        "Its steps are among the tasks already",
      );
    await requireRoom(tx, reportId, fresh.length);
    const adding = fresh.map(({ id: step, text, withinHours }) => ({
      task: { text, playbook: id, step },
      assigneeId: null,
      dueAt: withinHours === null ? null : after(now, withinHours),
    }));
    await insert(tx, { key, by, now }, adding);
    await recordEvent(tx, {
      reportId,
      event: { type: "playbook.started", taskCount: fresh.length },
      actor: by.actor,
      at: now,
    });
  });
}

async function startTask(
  tx: Database,
  command: DeskCommand,
): Promise<ReportKey> {
  const work = await startWork(tx, { ...command, revision: undefined }, "task");
  return requireKey(work.key, command.by);
}

async function requireRoom(
  tx: Database,
  reportId: string,
  count: number,
): Promise<void> {
  const there = await tx.$count(reportTask, eq(reportTask.reportId, reportId));
  if (there + count > tasksMost)
    throw new WrongChoice("text", `A report has ${tasksMost} tasks at most`);
}

type Adding = {
  task: TaskWords;
  assigneeId: string | null;
  dueAt: Date | null;
};

async function insert(
  tx: Database,
  { key, by, now }: { key: ReportKey } & Pick<DeskCommand, "by" | "now">,
  adding: readonly Adding[],
): Promise<string[]> {
  const { reportId } = key;
  const { unitId, responderId: addedBy } = by;
  const rows = adding.map(({ task, assigneeId, dueAt }, place) => {
    const id = uuidv7();
    const sealed = sealJson(key, taskPlace(id), task);
    const added = { addedBy, addedAt: now };
    return { reportId, id, unitId, place, sealed, assigneeId, dueAt, ...added };
  });
  await tx.insert(reportTask).values(rows);
  return rows.map(({ id }) => id);
}

async function knownSteps(
  tx: Database,
  key: ReportKey,
  playbook: PlaybookId,
): Promise<Set<string>> {
  const tasks = await listTasks(tx, key);
  return new Set(
    tasks.flatMap(({ words }) =>
      words.is === "opened" && words.value.playbook === playbook
        ? [words.value.step ?? ""]
        : [],
    ),
  );
}

function after(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * 3_600_000);
}
