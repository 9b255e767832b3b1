import { applicationRole } from "#db/client.server.ts";
import type { BenchDatabase } from "./database.server.ts";
import { load, type Asked, type Figures } from "./load.ts";
import type { WebProcess } from "./web.server.ts";

export type Measurement = Figures & {
  what: string;
  /** SQL statements the web process sent for one answer, `begin` and `commit` among them. */
  statements: number;
  /** Time Postgres spent in them. */
  databaseMs: number;
};

export type Measuring = {
  what: string;
  /** The nth thing to ask; each is asked once. */
  ask: (index: number) => Asked;
  count: number;
  warmUp: number;
  concurrency: number;
};

export async function measure(
  { database, web }: { database: BenchDatabase; web: WebProcess },
  { what, ask, count, warmUp, concurrency }: Measuring,
): Promise<Measurement> {
  const all = Array.from({ length: warmUp + count }, (_, index) => ask(index));
  const options = { concurrency, cpuMs: web.cpuMs };
  await load(web.url, all.slice(0, warmUp), options);
  await database.pool.query("select pg_stat_statements_reset()");
  const figures = await load(web.url, all.slice(warmUp), options);
  const counted = await countStatements(database);
  return {
    what,
    ...figures,
    statements: round(counted.calls / figures.count, 2),
    databaseMs: round(counted.ms / figures.count, 2),
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
     where userid = $1::regrole
     order by total_exec_time desc
     limit 12`,
    [applicationRole],
  );
  return rows;
}

/** Only of the application's role: the bench itself asks as the owner. */
async function countStatements({ pool }: BenchDatabase) {
  const { rows } = await pool.query<{ calls: number; ms: number }>(
    `select sum(calls)::int as calls, sum(total_exec_time)::float8 as ms
     from pg_stat_statements
     where userid = $1::regrole`,
    [applicationRole],
  );
  return { calls: rows[0]?.calls ?? 0, ms: rows[0]?.ms ?? 0 };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
