import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test as base } from "playwright/test";
import { sql } from "drizzle-orm";
import { databaseOf, openPool, type Database } from "#db/client.server.ts";
import { onServer, startTestServer } from "#db/testing/server.server.ts";
import { openStack, type Stack } from "../stack.ts";

/** A Postgres of its own, whose log is read, and an installation on it. */
export type Ground = {
  stack: Stack;
  owner: Database;
  serverUrl: string;
  /** Everything Postgres wrote to its log. */
  postgresLog: () => string;
  /** The bytes of its data folder: tables, dead rows, indexes and the write-ahead log. */
  postgresBytes: () => Buffer[];
};

type Options = {
  /** Its accounts let anybody in by a key that lies on the server: where thieves are tried, there is none. */
  isDemonstration: boolean;
};

export const test = base.extend<{ ground: Ground } & Options>({
  isDemonstration: [true, { option: true }],
  ground: async ({ isDemonstration }, use) => {
    const server = await startTestServer();
    // Harsher than any installation: each statement is logged, its parameters alone are not.
    await onServer(server.url, "alter system set log_statement = 'all'");
    await onServer(server.url, "select pg_reload_conf()");
    const { url: serverUrl, template } = server;
    const variables = {
      LANDLINE_DEMONSTRATION: isDemonstration ? "on" : "off",
    };
    const stack = await openStack({ serverUrl, template, variables });
    const pool = openPool(stack.databaseUrl, { max: 2 });
    const owner = databaseOf(pool);
    const { rows } = await owner.execute<{ folder: string }>(
      sql`select current_setting('data_directory') as folder`,
    );
    const folder = rows[0]?.folder ?? "";
    await use({
      stack,
      owner,
      serverUrl,
      postgresLog: () =>
        readFileSync(join(dirname(folder), "postgres.log"), "utf8"),
      postgresBytes: () => everyFile(folder).map(([, bytes]) => bytes),
    });
    await pool.end();
    await stack.stop();
    await server.stop();
  },
});

/** With the path of each. */
export function everyFile(folder: string): [path: string, bytes: Buffer][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path)]);
}

/** Meanwhile the database cannot be reached; the installation's own is renamed, as its clients would else just come back. */
export async function away(
  { stack, serverUrl }: Ground,
  work: () => Promise<void>,
) {
  const name = new URL(stack.databaseUrl).pathname.slice(1);
  const move = async (from: string, to: string) => {
    for (const statement of [
      `alter database ${from} allow_connections false`,
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${from}'`,
      `alter database ${from} rename to ${to}`,
      `alter database ${to} allow_connections true`,
    ])
      await onServer(serverUrl, statement);
  };
  await move(name, `${name}_away`);
  await work().finally(() => move(`${name}_away`, name));
}
