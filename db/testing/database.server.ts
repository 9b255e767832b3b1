import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import {
  applicationRole,
  databaseOf,
  openPool,
  type Database,
} from "#db/client.server.ts";
import { onServer, urlOf } from "./server.server.ts";

/**
 * Call at the top of a test file. `db` is this worker's clone of the template under the application's role;
 * whatever a test writes is rolled back after it, and a command's own transaction is a savepoint.
 */
export function testDatabase(): { readonly db: Database } {
  let pool: pg.Pool;
  let db: Database | undefined;
  let rollBack: () => Promise<void>;

  beforeAll(async () => {
    pool = openPool(await workerDatabase(), { role: applicationRole, max: 1 });
  });
  beforeEach(async () => {
    const opened = await openTransaction(pool);
    db = opened.db;
    rollBack = opened.rollBack;
  });
  afterEach(() => rollBack());
  afterAll(() => pool.end());

  return {
    get db() {
      if (!db) throw new Error("the database is there inside a test only");
      return db;
    },
  };
}

/** A clone of its own, for tests of locks, of several connections or of commits. Call inside a test; dropped with `drop`. */
export async function separateDatabase(): Promise<{
  db: Database;
  /** As the owner, whom migrations run as. */
  owner: Database;
  url: string;
  drop: () => Promise<void>;
}> {
  const name = `landline_separate_${crypto.randomUUID().slice(0, 8)}`;
  await cloneTemplate(name);
  const url = urlOf(inject("serverUrl"), name);
  const pool = openPool(url, { role: applicationRole });
  const ownerPool = openPool(url, { max: 2 });
  return {
    db: databaseOf(pool),
    owner: databaseOf(ownerPool),
    url,
    drop: async () => {
      await Promise.all([pool.end(), ownerPool.end()]);
      await onServer(inject("serverUrl"), `drop database ${name} with (force)`);
    },
  };
}

/** What no process may do, as the owner of the database and in the test's own transaction. */
export async function asOwner<Done>(
  db: Database,
  work: (owner: Database) => Promise<Done>,
): Promise<Done> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local role none`);
    const done = await work(tx);
    await tx.execute(sql.raw(`set local role ${applicationRole}`));
    return done;
  });
}

async function openTransaction(pool: pg.Pool) {
  const rolledBack = Symbol("rolled back");
  let finish = () => {};
  const finished = new Promise<void>((done) => (finish = done));
  let ended: Promise<void> = Promise.resolve();
  const db = await new Promise<Database>((opened, failed) => {
    ended = databaseOf(pool)
      .transaction(async (tx) => {
        opened(tx);
        await finished;
        // Throwing is drizzle's way to a rollback.
        throw rolledBack;
      })
      .catch((error: unknown) => {
        if (error !== rolledBack) failed(error);
      });
  });
  return {
    db,
    rollBack: async () => {
      finish();
      await ended;
    },
  };
}

/** One clone a worker: its files run one after the other. */
async function workerDatabase(): Promise<string> {
  const template = inject("templateDatabase");
  const name = `${template}_${process.env.VITEST_POOL_ID ?? "0"}`;
  await cloneTemplate(name);
  return urlOf(inject("serverUrl"), name);
}

async function cloneTemplate(name: string) {
  const client = new pg.Client({ connectionString: inject("serverUrl") });
  await client.connect();
  try {
    const found = await client.query(
      "select 1 from pg_database where datname = $1",
      [name],
    );
    if (found.rowCount === 0)
      await client.query(
        `create database ${name} template ${inject("templateDatabase")} strategy file_copy`,
      );
  } finally {
    await client.end();
  }
}
