import { roleOf } from "#db/grants.ts";
import type { Asked } from "./ask.ts";
import type { BenchDatabase } from "./database.server.ts";
import { load, type Figures, type Walk } from "./load.ts";
import type { Started } from "./process.server.ts";

/** Times of processors are each of one answer, or of one walk. */
export type Measurement = Figures & {
  what: string;
  /** SQL statements the application sent for one answer, `begin` and `commit` among them. */
  statements: number;
  /** Time Postgres spent in them. */
  databaseMs: number;
  /** Of the web process, all its threads. */
  cpuMs: number;
  /** Of these, the thread that runs JavaScript. */
  mainThreadMs: number;
  /** Of Postgres, all its processes. */
  postgresMs: number;
  /** Null where no worker runs beside. */
  workerMs: number | null;
  /** Transactions that wrote. */
  commits: number;
  /** How often Postgres waited for the disk to have its log. */
  flushes: number;
  /** What Postgres's log grew by. */
  walBytes: number;
};

export type Measuring = {
  what: string;
  /** The nth thing to ask; each is asked once. */
  ask: (index: number) => Asked | Walk;
  count: number;
  warmUp: number;
  concurrency: number;
  /** Runs beside, and is done with all its jobs before the figures are read. */
  worker?: Started;
};

type Running = { database: BenchDatabase; web: Started };

export async function measure(
  running: Running,
  { what, ask, count, warmUp, concurrency, worker }: Measuring,
): Promise<Measurement> {
  const { database, web } = running;
  const all = Array.from({ length: warmUp + count }, (_, index) => ask(index));
  await load(web.url, all.slice(0, warmUp), { concurrency });
  if (worker) await database.allJobsDone();
  await database.pool.query("select pg_stat_statements_reset()");
  const before = await readMeters(running, worker);
  const figures = await load(web.url, all.slice(warmUp), { concurrency });
  if (worker) await database.allJobsDone();
  const after = await readMeters(running, worker);
  const each = (meter: keyof typeof after) =>
    round((after[meter] - before[meter]) / figures.count, 2);
  return {
    what,
    ...figures,
    statements: each("statements"),
    databaseMs: each("databaseMs"),
    cpuMs: each("cpuMs"),
    mainThreadMs: each("mainThreadMs"),
    postgresMs: each("postgresMs"),
    workerMs: worker ? each("workerMs") : null,
    commits: each("commits"),
    flushes: each("flushes"),
    walBytes: Math.round(each("walBytes")),
  };
}

/** Everything that is counted on and on: two readings tell what was between them. */
async function readMeters({ database, web }: Running, worker?: Started) {
  const [statements, log] = await Promise.all([
    countStatements(database),
    readLog(database),
  ]);
  return {
    ...statements,
    ...log,
    cpuMs: web.cpuMs(),
    mainThreadMs: web.mainThreadMs(),
    postgresMs: database.cpuMs(),
    workerMs: worker?.cpuMs() ?? 0,
  };
}

/** What the statements of the last measurement cost, dearest first; for finding what is slow. */
export async function dearestStatements({ pool }: BenchDatabase) {
  const { rows } = await pool.query<{
    calls: number;
    ms: number;
    words: string;
  }>(
    `select calls::int, round(mean_exec_time::numeric, 3)::float8 as ms,
       left(regexp_replace(query, '\\s+', ' ', 'g'), 150) as words
     from pg_stat_statements
     where userid = any($1::regrole[])
     order by total_exec_time desc
     limit 12`,
    [[roleOf.public, roleOf.desk]],
  );
  return rows;
}

/** Only of the web's roles: the bench itself asks as the owner, and a worker as the worker. */
async function countStatements({ pool }: BenchDatabase) {
  const { rows } = await pool.query<{ calls: number; ms: number }>(
    `select sum(calls)::int as calls, sum(total_exec_time)::float8 as ms
     from pg_stat_statements
     where userid = any($1::regrole[])`,
    [[roleOf.public, roleOf.desk]],
  );
  return { statements: rows[0]?.calls ?? 0, databaseMs: rows[0]?.ms ?? 0 };
}

/** Postgres's log. A transaction that writes takes the next number; one that only reads has none. */
async function readLog({ pool }: BenchDatabase) {
  await pool.query("select pg_stat_force_next_flush()");
  const { rows } = await pool.query<Record<string, number>>(
    `select pg_snapshot_xmax(pg_current_snapshot())::text::float8 as commits,
       pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as bytes,
       (select sum(fsyncs)::float8 from pg_stat_io where object = 'wal') as flushes`,
  );
  const { commits = 0, bytes = 0, flushes = 0 } = rows[0] ?? {};
  return { commits, walBytes: bytes, flushes };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
