import { onServer } from "#db/testing/server.server.ts";
import type { Stack } from "./stack.ts";

/** Does something while the stack's database cannot be reached, and brings it back whatever comes of it. */
export async function whileDatabaseIsAway(
  stack: Stack,
  work: () => Promise<void>,
): Promise<void> {
  const name = new URL(stack.databaseUrl).pathname.slice(1);
  await rename(name, `${name}_away`);
  try {
    await work();
  } finally {
    await rename(`${name}_away`, name);
  }
}

async function rename(from: string, to: string): Promise<void> {
  const server = process.env.E2E_SERVER_URL ?? "";
  // One by one: the database must refuse connections before those it has are ended.
  for (const statement of [
    `alter database ${from} allow_connections false`,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${from}'`,
    `alter database ${from} rename to ${to}`,
    `alter database ${to} allow_connections true`,
  ])
    await onServer(server, statement);
}
