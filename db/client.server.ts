import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import pg from "pg";
import * as schema from "./schema/index.ts";

/** The pool or a transaction; a transaction inside one is a savepoint. */
export type Database = PgDatabase<NodePgQueryResultHKT, typeof schema>;

/** The role the application works under: it may not change the history. */
export const applicationRole = "landline_app";

export function openPool(
  connectionString: string,
  options: { role?: string; max?: number } = {},
): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 10,
    options: options.role ? `-c role=${options.role}` : undefined,
  });
  // An idle connection that Postgres closes is replaced by the next query; without a listener it would end the process.
  pool.on("error", () => {});
  return pool;
}

export function databaseOf(pool: pg.Pool | pg.PoolClient): Database {
  return drizzle(pool, { schema, casing: "snake_case" });
}
