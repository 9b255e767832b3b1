import { join } from "node:path";
import type { Logger } from "pino";
import { openClient, patience } from "#db/client.server.ts";
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from "#db/embedded/start.server.ts";
import { roleOf } from "#db/grants.ts";
import { isBehind, readLogin } from "#db/login.server.ts";
import { bringUpToDate } from "#db/migrate.server.ts";
import { Unset, type Environment } from "./environment.server.ts";
import { holderOf } from "./lock.server.ts";

type Tell = (words: string) => void;

/**
 * The database that this process works on, found fit for it. The embedded one is started and brought up to date; that of
 * `DATABASE_URL` is not, as no process holds what is needed for it.
 * @throws Unset for a login or a schema that it does not start with
 */
export async function openDatabase(
  environment: Environment,
  log: Logger,
  tell: Tell,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = await serverOf(environment, log, tell);
  try {
    await check(server.url, environment, tell);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** `npm run admin -- migrate`: schema, roles, grants and reference, as the owner. @throws Unset where nobody says who owns it */
export async function migrate(
  target: { ownerUrl: string | null; databaseUrl: string | null; home: string },
  tell: Tell = () => {},
): Promise<void> {
  const { ownerUrl, databaseUrl, home } = target;
  if (ownerUrl) return bringUpToDate(ownerUrl);
  if (databaseUrl)
    throw new Unset(
      "Not migrated: DATABASE_OWNER_URL is not set. It names the owner of the schema, and this command alone needs it.",
    );
  if (holderOf(home))
    throw new Unset(
      `Not migrated: Landline is running on ${home}, and a start brings its embedded database up to date by itself.`,
    );
  const server = await startUpToDate(home, { tell });
  await server.stop();
}

async function serverOf(
  { databaseUrl, home }: Environment,
  log: Logger,
  tell: Tell,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const nothing = () => Promise.resolve();
  if (databaseUrl) return { url: databaseUrl, stop: nothing };
  const running = isOurs(home)
    ? null
    : await findEmbeddedPostgres(folderOf(home));
  if (running) return { url: running, stop: nothing };
  return startUpToDate(home, {
    tell,
    onRestart: () =>
      log.error("PostgreSQL ended on its own; starting it again"),
  });
}

/** An admin command beside a running `npm start` uses its Postgres; the start itself takes over what a killed one left. */
function isOurs(home: string): boolean {
  return holderOf(home)?.pid === process.pid;
}

async function startUpToDate(
  home: string,
  { tell, onRestart }: { tell: Tell; onRestart?: () => void },
) {
  tell("Starting PostgreSQL");
  const server = await startEmbeddedPostgres({
    folder: folderOf(home),
    preferredPort: 5432,
    onRestart,
  });
  tell("Bringing the database up to date");
  await bringUpToDate(server.ownerUrl);
  return server;
}

function folderOf(home: string): string {
  return join(home, "database");
}

/** Whom the database takes us for, and whether it is the one that this version was built for. */
async function check(
  connectionString: string,
  { surface, isProduction }: Environment,
  tell: Tell,
): Promise<void> {
  const client = openClient(connectionString, patience.job);
  await client.connect();
  try {
    const { name, mayTakeRole, powers } = await readLogin(client, surface);
    if (mayTakeRole === null) throw new Unset(notMigrated);
    if (powers.length > 0) {
      const words = tooMighty(name, powers, roleOf[surface]);
      if (isProduction) throw new Unset(`Not started: ${words}`);
      tell(`In production this would not start: ${words}`);
    }
    if (!mayTakeRole)
      throw new Unset(
        `Not started: the login "${name}" of DATABASE_URL may not work as ${roleOf[surface]}, as LANDLINE_SURFACE=${surface} does. The owner of the schema lets it: grant ${roleOf[surface]} to ${name}`,
      );
    await client.query("select set_config('role', $1, false)", [
      roleOf[surface],
    ]);
    if (await isBehind(client, surface)) throw new Unset(notMigrated);
  } finally {
    await client.end();
  }
}

const notMigrated =
  "Not started: the database is older than this version of Landline. Run once: npm run admin -- migrate, with DATABASE_OWNER_URL naming the owner of the schema.";

function tooMighty(name: string, powers: string[], role: string): string {
  return `the login "${name}" of DATABASE_URL ${powers.join(", and ")}. Whoever took this process over could change the history and every right. Give it a login that is a member of ${role} alone, and the owner's to npm run admin -- migrate (docs/operating.md, "Logins of the database").`;
}
