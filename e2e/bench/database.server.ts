import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { databaseOf, openPool, type Database } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded/start.server.ts";
import { bringUpToDate } from "#db/migrate.server.ts";
import { giveKeys } from "#db/testing/keys.server.ts";
import { loginUrlOf, makeLogins } from "#db/testing/logins.server.ts";
import { familyMsOf } from "./cpu.ts";

export type BenchDatabase = {
  url: string;
  loginUrl: (surface: "public" | "desk" | "worker") => string;
  /** As the owner. */
  db: Database;
  pool: pg.Pool;
  sizeBytes: () => Promise<number>;
  /** Processor time of the server, all its processes. */
  cpuMs: () => number;
  /** Waits until no job is left that is due. */
  allJobsDone: () => Promise<void>;
  stop: () => Promise<void>;
};

/** Before the names of the processes' logins. */
const logins = "landline_bench";

/** A Postgres of its own, as durable as in production, with statement counters; gone when stopped. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const folder = mkdtempSync(join(tmpdir(), "landline-bench-"));
  chmodSync(folder, 0o711);
  const started = { folder, keepsSuperuser: true };
  const first = await startEmbeddedPostgres(started);
  await configure(first.ownerUrl);
  await first.stop();
  const server = await startEmbeddedPostgres(started);
  await bringUpToDate(server.ownerUrl);
  await makeLogins(server.ownerUrl, logins);
  const pool = openPool(server.ownerUrl, { max: 8 });
  await giveKeys(databaseOf(pool), new Date());
  await pool.query("create extension if not exists pg_stat_statements");
  return {
    url: server.ownerUrl,
    loginUrl: (surface) =>
      loginUrlOf(server.ownerUrl, { prefix: logins, surface }),
    db: databaseOf(pool),
    pool,
    sizeBytes: async () => {
      const { rows } = await pool.query<{ size: string }>(
        "select pg_database_size(current_database()) as size",
      );
      return Number(rows[0]?.size);
    },
    cpuMs: () => familyMsOf(server.pid()),
    allJobsDone: async () => {
      while (await hasJobs(pool)) await wait(200);
    },
    stop: async () => {
      await pool.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Read at the next start. Sizes as an operator of a small server would set them; durability untouched. */
async function configure(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const [name, value] of Object.entries({
    shared_preload_libraries: "pg_stat_statements",
    shared_buffers: "1GB",
    effective_cache_size: "4GB",
    max_wal_size: "4GB",
    maintenance_work_mem: "256MB",
    random_page_cost: "1.1",
  }))
    await client.query(`alter system set ${name} = '${value}'`);
  await client.end();
}

async function hasJobs(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(
    "select 1 from graphile_worker.jobs where run_at <= now() limit 1",
  );
  return rows.length > 0;
}
