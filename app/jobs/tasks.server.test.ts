import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq, sql } from "drizzle-orm";
import { Logger, parseCrontab, runOnce, type TaskList } from "graphile-worker";
import { simpleParser } from "mailparser";
import pino from "pino";
import { expect, test } from "vitest";
import { checkHistory } from "#app/domain/audit/check.server.ts";
import { sendMessage } from "#app/domain/correspondence/message.server.ts";
import { openAnywhere } from "#app/domain/vault/hand-over.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { folderStore } from "#app/server/evidence/folder.server.ts";
import {
  listOutbox,
  openMailTransport,
} from "#app/server/mail-transport.server.ts";
import { jobGrants } from "#db/grants.ts";
import { auditEvent, mail, report, searchTerm } from "#db/schema/index.ts";
import { testSettings } from "#db/testing/context.server.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { createViewer } from "#db/testing/people.server.ts";
import { beginDraft, fileReport } from "#db/testing/reports.server.ts";
import type { Database } from "#db/client.server.ts";
import type { JobContext } from "./job.server.ts";
import { crontab, tasks } from "./tasks.server.ts";

const keyring = testKeyring();
/** What the worker's surface reads of them: `keysNeeded`. */
const ofWorker: Keyring = { ...keyring, deskKey: null };
const start = new Date("2026-11-22T09:00:00Z");

/** A database, an outbox, and a worker that works off what waits. */
async function workshop() {
  const separate = await separateDatabase();
  const folder = await mkdtemp(join(tmpdir(), "landline-outbox-"));
  const outboxFolder = join(folder, "outbox");
  const transport = openMailTransport({
    smtpUrl: null,
    from: "Landline <portal@example.org>",
    outboxFolder,
  });
  const context: JobContext = {
    db: separate.db,
    derivedDb: separate.db,
    keyring: ofWorker,
    transport,
    store: folderStore(join(folder, "evidence")),
    settings: { ...testSettings, isDemonstration: true, outboxFolder },
    now: () => start,
    log: pino({ level: "silent" }),
  };
  const taskList: TaskList = Object.fromEntries(
    Object.entries(tasks).map(([name, job]) => [
      name,
      (payload: unknown) => job(payload, { ...context, attempt: 1 }),
    ]),
  );
  return {
    ...separate,
    context,
    outboxFolder,
    work: () =>
      runOnce({
        connectionString: separate.url,
        taskList,
        logger: new Logger(() => () => {}),
      }),
    close: async () => {
      await separate.drop();
      await rm(folder, { recursive: true });
    },
  };
}

test("what a submission asks for is worked off: terms derived, receipt delivered, nothing left", async () => {
  const shop = await workshop();
  try {
    const { reportId, reference } = await fileReport(shop.db, keyring, {
      now: start,
      answers: {
        contact_email: "marisol@elsewhere.example",
        mail_wish: "conversation",
        what_seen: "The router called 45.61.133.31.",
      },
    });
    await shop.work();
    const left = await shop.owner.execute(
      sql`select task_identifier, attempts, last_error from graphile_worker.jobs`,
    );
    expect(left.rows).toEqual([]);
    expect(
      await shop.db.$count(searchTerm, eq(searchTerm.reportId, reportId)),
    ).toBeGreaterThan(0);
    const [row] = await shop.db
      .select()
      .from(mail)
      .where(eq(mail.reportId, reportId));
    expect(row).toMatchObject({ state: "delivered", deliveredAt: start });

    const [shown] = await listOutbox(shop.outboxFolder);
    expect(shown).toMatchObject({
      to: "marisol@elsewhere.example",
      subject: `Your report ${reference} was received`,
    });
    const names = await readdir(shop.outboxFolder);
    expect(names).toEqual([
      `${row?.headerMessageId}.eml`,
      `${row?.headerMessageId}.json`,
    ]);
    for (const name of names) {
      const { mode } = await stat(join(shop.outboxFolder, name));
      expect(mode & 0o777).toBe(0o600);
    }
    const eml = await readFile(join(shop.outboxFolder, names[0] ?? ""));
    expect((await simpleParser(eml)).subject).toBe(shown?.subject);
  } finally {
    await shop.close();
  }
});

test("a job that is run twice does its work once", async () => {
  const shop = await workshop();
  try {
    const { reportId } = await fileReport(shop.db, keyring, {
      now: start,
      answers: {
        contact_email: "marisol@elsewhere.example",
        mail_wish: "conversation",
      },
    });
    const { rows } = await shop.owner.execute<{
      task: string;
      payload: unknown;
    }>(sql`
      select task.identifier as task, job.payload
      from graphile_worker._private_jobs as job
      join graphile_worker._private_tasks as task on task.id = job.task_id`);
    expect(rows.map(({ task }) => task).sort()).toEqual([
      "deliver-mail",
      "derive-report",
    ]);
    const runAll = async () => {
      for (const { task, payload } of rows)
        await tasks[task]?.(payload, { ...shop.context, attempt: 1 });
    };
    await runAll();
    const terms = await shop.db.$count(searchTerm);
    await runAll();
    expect(await shop.db.$count(searchTerm)).toBe(terms);
    expect(await listOutbox(shop.outboxFolder)).toHaveLength(1);
    const delivered = and(
      eq(auditEvent.reportId, reportId),
      eq(auditEvent.type, "mail.delivered"),
    );
    expect(await shop.db.$count(auditEvent, delivered)).toBe(1);
  } finally {
    await shop.close();
  }
});

/** Whatever of a whole database the worker's private keys open, wherever it lies. */
async function openedByThief(owner: Database): Promise<string[]> {
  const { rows: columns } = await owner.execute<{ query: string }>(sql`
    select format('select %I as sealed from %I.%I where %I is not null', column_name, table_schema, table_name, column_name) as query
    from information_schema.columns
    where data_type = 'bytea' and table_schema = 'public'`);
  const found: string[] = [];
  for (const { query } of columns) {
    const { rows } = await owner.execute<{ sealed: Buffer }>(sql.raw(query));
    for (const { sealed } of rows) {
      const opened = openAnywhere(keyring.worker, sealed);
      if (opened) found.push(JSON.stringify(opened));
    }
  }
  return found;
}

test("whoever takes the database and the worker's keys reads what is not done yet, and then the slip alone", async () => {
  const shop = await workshop();
  try {
    const { reportId } = await fileReport(shop.db, keyring, {
      now: start,
      answers: {
        contact_email: "marisol@elsewhere.example",
        mail_wish: "conversation",
        what_seen: "The wolfsbane router called 45.61.133.31.",
      },
    });
    const by = await createViewer(shop.db);
    const body = "Which firmware does it run?";
    const command = { reportId, by, keyring, kind: "question" } as const;
    await sendMessage(shop.db, { ...command, body, now: start });

    const pending = (await openedByThief(shop.owner)).sort();
    expect(pending).toHaveLength(3);
    const all = pending.join();
    for (const part of ["firmware", "marisol", "45.61.133.31"])
      expect(all).toContain(part);
    // Words and names wait for a session of the desk.
    for (const part of ["wolfsbane", "sierra"])
      expect(all.toLowerCase()).not.toContain(part);

    await shop.work();
    const [slip, ...more] = await openedByThief(shop.owner);
    expect(more).toEqual([]);
    expect(slip).toContain("marisol@elsewhere.example");
    expect(await listOutbox(shop.outboxFolder)).toHaveLength(2);
  } finally {
    await shop.close();
  }
});

test("the sweep of drafts deletes what nobody sent in time", async () => {
  const shop = await workshop();
  try {
    const old = new Date(start.getTime() - 31 * 24 * 3_600_000);
    await beginDraft(shop.db, keyring, { now: old });
    await beginDraft(shop.db, keyring, { now: start });
    await tasks["sweep-drafts"]?.({}, { ...shop.context, attempt: 1 });
    expect(await shop.db.$count(report)).toBe(1);
  } finally {
    await shop.close();
  }
});

test("the daily job signs a checkpoint of the history, and the next one holds it", async () => {
  const shop = await workshop();
  try {
    await fileReport(shop.db, keyring, { now: start });
    const sign = () =>
      tasks["sign-checkpoint"]?.({}, { ...shop.context, attempt: 1 });
    await sign();
    await sign();
    const { checkpointsCount, newest, breaches } = await checkHistory(shop.db, {
      ...{ keyring, since: null },
    });
    expect({ checkpointsCount, breaches }).toEqual({
      checkpointsCount: 2,
      breaches: [],
    });
    expect(newest).toMatchObject({ number: 2, at: start });
  } finally {
    await shop.close();
  }
});

test("a payload that is not the task's is refused, and every timed task exists", async () => {
  const shop = await workshop();
  try {
    await expect(
      tasks["deliver-mail"]?.(
        { reportId: "1; drop" },
        { ...shop.context, attempt: 1 },
      ),
    ).rejects.toThrow();
  } finally {
    await shop.close();
  }
  const timed = parseCrontab(crontab).map(({ task }) => task);
  expect(timed).toEqual([
    "sweep-mail",
    "sweep-drafts",
    "sweep-sessions",
    "sweep-evidence",
    "sign-checkpoint",
  ]);
  for (const task of timed) expect(tasks).toHaveProperty(task);
});

test("whatever a surface may ask for is a job that there is", () => {
  expect(Object.keys(tasks)).toEqual(
    expect.arrayContaining(Object.keys(jobGrants)),
  );
});
