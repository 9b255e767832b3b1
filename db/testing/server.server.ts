import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  chmodSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { isPostgresOn } from "#db/embedded/process.server.ts";
import { startEmbeddedPostgres } from "#db/embedded/start.server.ts";
import { databaseOf, openPool } from "#db/client.server.ts";
import { roleOf } from "#db/grants.ts";
import { bringUpToDate } from "#db/migrate.server.ts";
import { giveKeys } from "./keys.server.ts";
import { dropLogins, makeLogins } from "./logins.server.ts";

export type TestServer = {
  /** The maintenance database, as owner. */
  url: string;
  /** Migrated, with the reference loaded; cloned, never used itself. The names of the logins begin with it. */
  template: string;
  stop: () => Promise<void>;
};

const prefix = "landline-test-";

/**
 * A Postgres for one run of the tests: an embedded one, or the one that TEST_DATABASE_URL names. `hasKeys`: every unit of
 * the template has the key that `db/testing/keys.server.ts` knows, as after set-up.
 */
export async function startTestServer({
  hasKeys = false,
} = {}): Promise<TestServer> {
  const server = await serverFor(process.env.TEST_DATABASE_URL);
  const template = `landline_template_${crypto.randomUUID().slice(0, 8)}`;
  await onServer(server.url, `create database ${template}`);
  await bringUpToDate(urlOf(server.url, template));
  if (hasKeys) await giveKeysTo(urlOf(server.url, template));
  await makeLogins(server.url, template);
  // Tests work under each role in turn; a superuser may anyway.
  await onServer(
    server.url,
    `grant ${Object.values(roleOf).join(", ")} to current_user`,
  );
  return {
    url: server.url,
    template,
    stop: async () => {
      if (process.env.TEST_DATABASE_URL) {
        await dropClones(server.url, template);
        await dropLogins(server.url, template);
      }
      await server.stop();
    },
  };
}

export function urlOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export async function onServer(url: string, statement: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function dropClones(url: string, template: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const clones = await client.query<{ datname: string }>(
    "select datname from pg_database where starts_with(datname, $1)",
    [template],
  );
  for (const { datname } of clones.rows)
    await client.query(`drop database ${datname} with (force)`);
  await client.end();
}

async function serverFor(given: string | undefined) {
  if (given) return { url: given, stop: () => Promise.resolve() };
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, "run"), String(process.pid));
  const server = await startEmbeddedPostgres({
    folder,
    isDurable: false,
    keepsSuperuser: true,
    variables: clockVariables(),
  });
  return {
    url: server.ownerUrl,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** For `npm run test:hours`: Postgres asks the system for the time, and libfaketime answers in its place. */
function clockVariables(): Record<string, string> {
  const { TEST_CLOCK_AHEAD_MS, TEST_CLOCK_LIBRARY } = process.env;
  if (!TEST_CLOCK_AHEAD_MS || !TEST_CLOCK_LIBRARY) return {};
  return {
    LD_PRELOAD: TEST_CLOCK_LIBRARY,
    FAKETIME: `+${Number(TEST_CLOCK_AHEAD_MS) / 1000}s`,
    // Waits and the times of files stay those of the machine.
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
    NO_FAKE_STAT: "1",
  };
}

async function giveKeysTo(url: string) {
  const pool = openPool(url, { max: 1 });
  try {
    await giveKeys(databaseOf(pool), new Date());
  } finally {
    await pool.end();
  }
}

/** A run that was killed leaves its Postgres and its folder behind. */
export function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    const run = join(folder, "run");
    if (!name.startsWith(prefix) || !existsSync(run)) continue;
    if (isRunning(Number(readFileSync(run, "utf8")))) continue;
    const cluster = join(folder, "cluster");
    const lock = join(cluster, "postmaster.pid");
    try {
      const pid = existsSync(lock)
        ? Number(readFileSync(lock, "utf8").split("\n")[0])
        : 0;
      // "Immediate", as nobody needs what is in it.
      if (pid > 0 && isPostgresOn(pid, cluster)) process.kill(pid, "SIGQUIT");
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's, or another run is removing it too.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
