import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { recordEvent } from "#app/domain/audit/record.server.ts";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import type { Database } from "./client.server.ts";
import { enqueue } from "./queue.server.ts";

const database = testDatabase();

async function addEvent(db: Database) {
  await recordEvent(db, {
    event: { type: "draft.expired", count: 1 },
    actor: { kind: "system", part: "worker" },
    at: new Date("2026-11-22T08:00:00Z"),
  });
}

const changes = [
  sql`update audit_event set type = 'other'`,
  sql`delete from audit_event`,
  sql`truncate audit_event`,
];
const removals = [sql`delete from audit_chain`, sql`truncate audit_chain`];

const refused = { cause: { code: "42501" } };

test("the application cannot change the history, nor add to it but by its function", async () => {
  await addEvent(database.db);
  for (const change of [
    ...changes,
    ...removals,
    sql`update audit_chain set length = 0`,
    sql`insert into audit_chain select * from audit_chain`,
    sql`insert into audit_event select * from audit_event`,
  ]) {
    const attempt = database.db.transaction((tx) => tx.execute(change));
    await expect(attempt).rejects.toMatchObject(refused);
  }
});

test("not even the owner of the database can change the history", async () => {
  const { owner, drop } = await separateDatabase();
  await addEvent(owner);
  for (const change of [...changes, ...removals])
    await expect(owner.execute(change)).rejects.toMatchObject({
      cause: {
        code: "42501",
        message: expect.stringMatching("append-only"),
      },
    });
  await drop();
});

test("what adds to the history looks for nothing where somebody else could put it", async () => {
  const { db } = database;
  await db.execute(sql`create temp table audit_chain (length integer)`);
  await db.execute(
    sql`create function pg_temp.sha256(bytea) returns bytea language sql as 'select null::bytea'`,
  );
  await db.execute(sql`set local search_path = pg_temp, public, pg_catalog`);
  await addEvent(db);
  const { rows } = await db.execute(
    sql`select length, length(hash) as bytes from public.audit_chain`,
  );
  expect(rows).toEqual([{ length: 1, bytes: 32 }]);
});

test("a link of more or fewer parts than four, or about another kind of subject, is refused", async () => {
  const { db } = database;
  const id = "0192f000-0000-7000-8000-000000000001";
  const add = (subject: string, link: string) =>
    db.transaction((tx) =>
      tx.execute(
        sql`select record_events(${subject}::audit_subject, ${id}, ${sql.param([link])})`,
      ),
    );
  const link = '"report.started","2026-11-22T08:00:00.000000Z",{},{}';
  for (const other of [`${link},{}`, '"report.started"'])
    await expect(add("report", other)).rejects.toMatchObject({
      cause: { code: "23514" },
    });
  await add("report", link);
  await expect(add("session", link)).rejects.toMatchObject({
    cause: { code: "23514" },
  });
});

test("a job is there exactly when the change that asks for it is committed", async () => {
  const { db, owner, drop } = await separateDatabase();
  const reportId = crypto.randomUUID();
  await db.transaction((tx) => enqueue(tx, "derive-report", { reportId }));
  const refused = db.transaction(async (tx) => {
    const jobKey = `tidy/${reportId}`;
    const options = { jobKey, runAt: new Date(), maxAttempts: 3 };
    await enqueue(tx, "tidy-evidence", { reportId }, options);
    throw new Error("refused");
  });
  await expect(refused).rejects.toThrow("refused");
  const jobs = await owner.execute(
    sql`select task_identifier from graphile_worker.jobs`,
  );
  expect(jobs.rows).toEqual([{ task_identifier: "derive-report" }]);
  await drop();
});
