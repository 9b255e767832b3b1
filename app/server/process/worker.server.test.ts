import { EventEmitter, once } from "node:events";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { sql } from "drizzle-orm";
import pino from "pino";
import { expect, test } from "vitest";
import type { Job, JobContext } from "#app/jobs/job.server.ts";
import { folderStore } from "#app/server/evidence/folder.server.ts";
import { openMailTransport } from "#app/server/mail-transport.server.ts";
import { openPool, patience, type Database } from "#db/client.server.ts";
import { testSettings } from "#db/testing/context.server.ts";
import { separateDatabase } from "#db/testing/database.server.ts";
import { testKeyring } from "#db/testing/keys.server.ts";
import { startWorker } from "./worker.server.ts";

test("the queue is worked again after a job could not be noted as done, also while another one hangs", async () => {
  const database = await separateDatabase();
  const { owner } = database;
  const pool = openPool(database.url, { max: 10, patience: patience.queue });
  const hanging = new EventEmitter();
  const done: string[] = [];
  const jobs: Record<string, Job> = {
    hang: async () => void (await once(hanging, "end")),
    note: (payload) => Promise.resolve(void done.push(JSON.stringify(payload))),
  };
  const add = (task: string, key: string) =>
    owner.execute(sql`
      select 1 from graphile_worker.add_job(${task}, to_json(${key}::text), job_key => ${key})`);
  const worker = await startWorker(pool, contextOf(database), jobs);
  try {
    await add("hang", "hangs");
    await expect.poll(() => hanging.listenerCount("end")).toBe(1);
    await refuseToNote(owner);
    await add("note", "not noted as done");
    await expect.poll(() => done).toEqual([`"not noted as done"`]);
    await expect.poll(() => wasRefused(owner)).toBe(true);
    await owner.execute(sql`
      drop trigger refuse on graphile_worker._private_jobs`);
    await add("note", "afterwards");
    await expect
      .poll(() => done, { timeout: 15_000 })
      .toContain(`"afterwards"`);
  } finally {
    hanging.emit("end");
    await worker.stop();
    await pool.end();
    await database.drop();
  }
});

/** From now on no job can be noted as done. */
async function refuseToNote(owner: Database) {
  await owner.execute(sql`create sequence refusals`);
  await owner.execute(sql`
    create function refuse() returns trigger language plpgsql
    as $$ begin perform nextval('refusals'); raise 'not now'; end $$`);
  await owner.execute(sql`
    create trigger refuse before delete on graphile_worker._private_jobs
    for each row execute function refuse()`);
}

/** A sequence keeps what the transaction that it was counted in took back. */
async function wasRefused(owner: Database): Promise<boolean> {
  const { rows } = await owner.execute<{ was: boolean }>(
    sql`select is_called as was from refusals`,
  );
  return rows.some(({ was }) => was);
}

function contextOf({ db }: { db: Database }): JobContext {
  const outboxFolder = join(tmpdir(), "landline-never-written");
  return {
    ...{ db, derivedDb: db, keyring: testKeyring() },
    transport: openMailTransport({
      ...{ smtpUrl: null, from: "portal@example.org", outboxFolder },
    }),
    store: folderStore(outboxFolder),
    settings: testSettings,
    now: () => new Date(),
    log: pino({ level: "silent" }),
  };
}
