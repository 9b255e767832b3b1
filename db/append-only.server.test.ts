import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { separateDatabase, testDatabase } from "#db/testing/database.server.ts";
import type { Database } from "./client.server.ts";
import { enqueue } from "./queue.server.ts";

const database = testDatabase();

async function addEvent(db: Database) {
  await db.execute(sql`
    insert into audit_event (chain, position, type, at, actor, detail, previous_hash, hash)
    values ('system', 1, 'test', now(), '{}', '{}', '', '')`);
}

const changes = [
  sql`update audit_event set type = 'other'`,
  sql`delete from audit_event`,
  sql`truncate audit_event`,
];

test("the application cannot change the history", async () => {
  await addEvent(database.db);
  for (const change of changes) {
    const attempt = database.db.transaction((tx) => tx.execute(change));
    await expect(attempt).rejects.toMatchObject({ cause: { code: "42501" } });
  }
});

test("not even the owner of the database can change the history", async () => {
  const { owner, drop } = await separateDatabase();
  await addEvent(owner);
  for (const change of changes)
    await expect(owner.execute(change)).rejects.toMatchObject({
      cause: {
        code: "42501",
        message: expect.stringMatching("append-only"),
      },
    });
  await drop();
});

test("a job is there exactly when the change that asks for it is committed", async () => {
  const { db, drop } = await separateDatabase();
  await db.transaction((tx) => enqueue(tx, "kept", { reportId: "1" }));
  const refused = db.transaction(async (tx) => {
    const options = { jobKey: "a", runAt: new Date(), maxAttempts: 3 };
    await enqueue(tx, "lost", {}, options);
    throw new Error("refused");
  });
  await expect(refused).rejects.toThrow("refused");
  const jobs = await db.execute(
    sql`select task_identifier from graphile_worker.jobs`,
  );
  expect(jobs.rows).toEqual([{ task_identifier: "kept" }]);
  await drop();
});
