import { drizzle, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import pg from "pg";
import { roleOf } from "./grants.ts";
import { clientAt, placesOf, primaryAmong } from "./primary.server.ts";
import * as schema from "./schema/index.ts";

/** The pool or a transaction; a transaction inside one is a savepoint. */
export type Database = PgDatabase<NodePgQueryResultHKT, typeof schema>;

/** What a process of all surfaces works under: it owns nothing, and may not change the history. */
export const applicationRole = roleOf.all;

/** How long it is waited: for a connection, a free one of the pool among them, and for the answer to one statement. */
export const patience = {
  /** Somebody looks at a page. */
  page: { connectionMs: 3_000, answerMs: 4_000 },
  /** graphile-worker's notes, each of which is short. */
  queue: { connectionMs: 5_000, answerMs: 10_000 },
  job: { connectionMs: 10_000, answerMs: 60_000 },
  /** Somebody reads all of the history, or migrates, and can press Ctrl-C. */
  command: { connectionMs: 10_000, answerMs: undefined },
} satisfies Record<string, Patience>;

type Patience = { connectionMs: number; answerMs: number | undefined };

type PoolOptions = {
  role?: string;
  max?: number;
  /** False: a commit is answered before the disk has it, and those of the last 0.6 s (three of wal_writer_delay) may be lost with the machine. */
  waitsForDisk?: boolean;
  /** Left out, for as long as it takes. */
  patience?: Patience;
};

export function openPool(
  connectionString: string,
  options: PoolOptions = {},
): pg.Pool {
  const at = connecting(connectionString, options.patience);
  const pool = new pg.Pool({
    ...at.config,
    Client: at.Client,
    max: options.max ?? 10,
    options: settingsOf(options),
  });
  // A connection that Postgres closes is replaced by the next query; without a listener it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    tend(client, at.distrust);
  });
  return pool;
}

/** One connection that belongs to no pool, not connected yet. */
export function openClient(
  connectionString: string,
  { role, ...limits }: Patience & Pick<PoolOptions, "role">,
): pg.Client {
  const { Client, config } = connecting(connectionString, limits);
  const client = new Client({ ...config, options: settingsOf({ role }) });
  client.on("error", () => {});
  return client;
}

/** What a session of Postgres begins with. */
function settingsOf({
  role,
  waitsForDisk,
}: Pick<PoolOptions, "role" | "waitsForDisk">): string | undefined {
  const settings = [
    role && `role=${role}`,
    waitsForDisk === false && "synchronous_commit=off",
  ].flatMap((setting) => (setting ? [`-c ${setting}`] : []));
  return settings.length > 0 ? settings.join(" ") : undefined;
}

/** What each connection to this address is made with. */
function connecting(connectionString: string, limits: Patience | undefined) {
  const places = placesOf(connectionString);
  const primary = places.length > 1 ? primaryAmong(places) : null;
  return {
    Client: primary ? clientAt(primary) : pg.Client,
    config: {
      connectionString: places[0]?.url,
      connectionTimeoutMillis: limits?.connectionMs,
      query_timeout: limits?.answerMs,
      // A server that is alive gives up by itself, a little sooner, and its connection serves on.
      statement_timeout: limits?.answerMs && limits.answerMs * ownShare,
      // A line that was cut without a word is noticed after about 20 s: ten until the first of ten probes, a second apart.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    },
    /** Of a server that is silent, or takes no writes any more. */
    distrust: (client: pg.PoolClient) => {
      primary?.forget();
      // Not waited for: the connection is cut, as a statement is under way on it that may never be answered.
      void client.end().catch(() => {});
    },
  };
}

/** Of the time: 3.5 of 4 s. */
const ownShare = 7 / 8;

export function databaseOf(pool: pg.Pool | pg.PoolClient): Database {
  return drizzle(pool, { schema, casing: "snake_case" });
}

/**
 * Names each statement that is sent with parameters, and gives up a connection whose server is silent or takes no writes.
 *
 * Named, Postgres keeps the plan of it: what a page asks is planned once a connection instead of each time, which takes longer
 * than most statements run. Behind a connection pooler this needs one that knows prepared statements (PgBouncer from 1.21 on).
 */
function tend(
  client: pg.PoolClient,
  distrust: (client: pg.PoolClient) => void,
) {
  const query = client.query.bind(client);
  const look = (error: unknown) => {
    if (isSilentOrReadOnly(error)) distrust(client);
  };
  Object.assign(client, {
    query: (...words: unknown[]): unknown => {
      const [statement, values] = words;
      if (isNameable(statement) && Array.isArray(values) && values.length > 0)
        statement.name ??= nameOf(statement.text);
      const answer: unknown = Reflect.apply(
        query,
        client,
        words.map((word) =>
          isCallback(word) ? lookingFirst(word, look) : word,
        ),
      );
      if (!(answer instanceof Promise)) return answer;
      return answer.catch((error: unknown) => {
        look(error);
        // drizzle gives a connection back after every end of a transaction but this: one that could not begin.
        if (isStatement(statement) && statement.text.startsWith("begin"))
          client.release(true);
        throw error;
      });
    },
  });
}

/** "Query read timeout" is node-postgres's own; 25006 says a server that is a standby by now. */
function isSilentOrReadOnly(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.message === "Query read timeout" ||
    ("code" in error && error.code === "25006")
  );
}

type Callback = (error: unknown, ...rest: unknown[]) => unknown;

function isCallback(it: unknown): it is Callback {
  return typeof it === "function";
}

function lookingFirst(
  callback: Callback,
  look: (error: unknown) => void,
): Callback {
  return (error, ...rest) => {
    look(error);
    return callback(error, ...rest);
  };
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

/**
 * Before a statement whose text is another with almost every question: named, each connection would keep all of them, and the
 * bound below would be spent on them.
 */
export const everNew = "/* ever new */ ";

function isNameable(it: unknown): it is Statement {
  return isStatement(it) && !it.text.startsWith(everNew);
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
