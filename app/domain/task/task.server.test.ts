import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { reportTask } from "#db/schema/index.ts";
import { dumpDatabase } from "#db/testing/dump.server.ts";
import {
  asOwner,
  separateDatabase,
  testDatabase,
} from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { offeredReport } from "#db/testing/offered.server.ts";
import { eventTypesOf } from "#db/testing/parts.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { Conflict, NotFound, WrongChoice } from "../refusal.ts";
import type { Viewer } from "../responder/viewer.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { tasksMost } from "../vocabulary/task.ts";
import { addTask, startPlaybook } from "./add.server.ts";
import { changeTask, tickTask } from "./change.server.ts";
import { listTasks } from "./list.server.ts";
import { playbookOf } from "./playbooks.ts";

const database = testDatabase();
const keyring = testKeyring();
const now = new Date("2026-11-23T18:00:00Z");
const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

let reportId: string;
let key: ReportKey;
let ines: Viewer;
let ruth: Viewer;
let tom: Viewer;

beforeEach(async () => {
  const offered = await offeredReport(database.db);
  ({ reportId, key } = offered);
  [ines, tom] = [offered.sacramento, offered.sanFrancisco];
  ruth = await createViewer(database.db, { unitId: "sacramento" });
});

const add = (
  text: string,
  given: Partial<Parameters<typeof addTask>[1]> = {},
) =>
  addTask(database.db, {
    ...{ keyring, reportId, by: ines, now, text },
    ...{ assigneeId: null, due: "none", ...given },
  });
const list = () => listTasks(database.db, key);
const first = async () => (await list())[0] ?? expect.fail("no task");

test("a task says what, who and by when, and who has done it", async () => {
  await add("Call the vendor", {
    ...{ assigneeId: ruth.responderId, due: "four-hours" },
  });
  expect(await first()).toMatchObject({
    words: {
      is: "opened",
      value: { text: "Call the vendor", playbook: null, step: null },
    },
    ...{ assigneeName: ruth.name, dueAt: after(4), doneAt: null },
  });
  const { id: taskId } = await first();
  const tick = (by: Viewer, isDone: boolean, hours: number) =>
    tickTask(database.db, { reportId, by, taskId, isDone, now: after(hours) });
  await tick(ruth, true, 1);
  // A second press does nothing: the first one was it.
  await tick(ines, true, 2);
  expect(await first()).toMatchObject({
    ...{ doneAt: after(1), doneByName: ruth.name },
  });
  await tick(ines, false, 3);
  expect(await first()).toMatchObject({ doneAt: null, doneByName: null });
  expect(await eventTypesOf(database.db, reportId)).toEqual([
    ...["task.added", "task.done", "task.reopened"],
  ]);
});

test("what a task says lies sealed, and so does which playbook it is from", async () => {
  const { db, owner, drop } = await separateDatabase();
  try {
    const { reportId, sacramento: by } = await offeredReport(db);
    const added = { keyring, reportId, by, now, assigneeId: null };
    await addTask(db, { ...added, text: "Periwinkle at nine", due: "day" });
    await startPlaybook(db, { reportId, by, now, playbook: "ransomware" });
    expect(await dumpDatabase(owner)).not.toContain("Periwinkle");
    const rows = await db.select().from(reportTask);
    expect(rows.length).toBeGreaterThan(5);
    expect(JSON.stringify(rows)).not.toContain("ransomware");
    for (const { sealed } of rows)
      expect(sealed.toString("latin1")).not.toMatch(/ransomware|backups/);
  } finally {
    await drop();
  }
});

test("a playbook becomes tasks in its order, each with its time, and none of them twice", async () => {
  const { steps } = playbookOf("diverted-payment");
  const start = (by = ines) =>
    startPlaybook(database.db, {
      ...{ reportId, by, now, playbook: "diverted-payment" },
    });
  await start();
  const tasks = await list();
  expect(
    tasks.map(({ words }) => words.is === "opened" && words.value.step),
  ).toEqual(steps.map(({ id }) => id));
  expect(tasks[0]?.dueAt).toEqual(after(1));
  await expect(start(ruth)).rejects.toThrow(WrongChoice);
  expect(await list()).toHaveLength(steps.length);
});

test("of a playbook only what is missing counts against the most that there may be", async () => {
  const start = () =>
    startPlaybook(database.db, {
      ...{ reportId, by: ines, now, playbook: "diverted-payment" },
    });
  await start();
  const { length } = await list();
  const [step] = await list();
  // As from an older form of the playbook, which lacked it.
  await asOwner(database.db, (db) =>
    db.delete(reportTask).where(eq(reportTask.id, step?.id ?? "")),
  );
  for (let count = length; count < tasksMost; count += 1) await add("Call");
  await start();
  expect(await list()).toHaveLength(tasksMost);
  await expect(start()).rejects.toThrow("among the tasks already");
});

test("of two who change the same task each keeps what they changed, and of two who give it away the second is told", async () => {
  await add("Call the vendor");
  const { id: taskId } = await first();
  const change = (
    by: Viewer,
    given: Partial<Parameters<typeof changeTask>[1]>,
  ) =>
    changeTask(database.db, {
      ...{ keyring, reportId, by, taskId, now },
      ...{ assigneeId: null, wasAssigneeId: null },
      ...{ due: "as-it-is", wasDueAt: null, ...given },
    });
  await change(ines, { assigneeId: ruth.responderId });
  await change(ruth, { due: "day" });
  expect(await first()).toMatchObject({
    ...{ assigneeName: ruth.name, dueAt: after(24) },
  });
  await expect(change(ruth, { assigneeId: ines.responderId })).rejects.toThrow(
    `gave this task to ${ruth.name} meanwhile`,
  );
  await expect(change(ines, { due: "hour" })).rejects.toThrow(Conflict);
});

test("a task is given to people of the unit alone, and is nobody's who does not see the report", async () => {
  await expect(add("Call", { assigneeId: tom.responderId })).rejects.toThrow(
    WrongChoice,
  );
  await expect(add("Call", { by: tom })).rejects.toThrow(NotFound);
  await add("Call");
  const { id: taskId } = await first();
  await expect(
    tickTask(database.db, { reportId, by: tom, taskId, isDone: true, now }),
  ).rejects.toThrow(NotFound);
  await expect(
    tickTask(database.db, {
      ...{ reportId, by: ines, taskId: crypto.randomUUID(), isDone: true, now },
    }),
  ).rejects.toThrow(NotFound);
});

test("there are no more tasks than a page shows", async () => {
  for (let count = 0; count < tasksMost; count += 1) await add(`Step ${count}`);
  await expect(add("One more")).rejects.toThrow(WrongChoice);
});
