import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import pg from "pg";
import { roleOf } from "./grants.ts";
import * as schema from "./schema/index.ts";

/** The pool or a transaction; a transaction inside one is a savepoint. */
export type Database = PgDatabase<NodePgQueryResultHKT, typeof schema>;

/** What a process of all surfaces works under: it owns nothing, and may not change the history. */
export const applicationRole = roleOf.all;

export function openPool(
  connectionString: string,
  options: {
    role?: string;
    max?: number;
    /** False: a commit is answered before the disk has it, and those of the last 0.6 s (three of wal_writer_delay) may be lost with the machine. */
    waitsForDisk?: boolean;
  } = {},
): pg.Pool {
  const settings = [
    options.role && `role=${options.role}`,
    options.waitsForDisk === false && "synchronous_commit=off",
  ].flatMap((setting) => (setting ? [`-c ${setting}`] : []));
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 10,
    options: settings.length > 0 ? settings.join(" ") : undefined,
  });
  // A connection that Postgres closes is replaced by the next query; without a listener it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    nameStatements(client);
  });
  return pool;
}

export function databaseOf(pool: pg.Pool | pg.PoolClient): Database {
  return drizzle(pool, { schema, casing: "snake_case" });
}

/**
 * Lets Postgres keep the plan of each statement that is sent with parameters: what a page asks is planned once a connection
 * instead of each time, which takes longer than most statements run. Behind a connection pooler this needs one that knows
 * prepared statements (PgBouncer from 1.21 on).
 */
function nameStatements(client: pg.PoolClient) {
  const query = client.query.bind(client);
  Object.assign(client, {
    query: (...words: unknown[]): unknown => {
      const [statement, values] = words;
      if (!isStatement(statement)) return Reflect.apply(query, client, words);
      if (Array.isArray(values) && values.length > 0)
        statement.name ??= nameOf(statement.text);
      const answer: unknown = Reflect.apply(query, client, words);
      // drizzle gives a connection back after every end of a transaction but this: one that could not begin.
      return statement.text.startsWith("begin") && answer instanceof Promise
        ? answer.catch((error: unknown) => {
            client.release(true);
            throw error;
          })
        : answer;
    },
  });
}

type Statement = { text: string; name?: string };

function isStatement(it: unknown): it is Statement {
  return (
    typeof it === "object" &&
    it !== null &&
    "text" in it &&
    typeof it.text === "string"
  );
}

/** A page has a few dozen; the bound is for those whose lists make ever new texts of them. */
const namedMost = 400;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const found = names.get(text);
  if (found || names.size >= namedMost) return found;
  const name = `landline_${names.size}`;
  names.set(text, name);
  return name;
}
