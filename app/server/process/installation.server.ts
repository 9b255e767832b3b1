import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import type pg from "pg";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { loadReference } from "#db/reference/load.server.ts";
import {
  applicationRole,
  databaseOf,
  openPool,
  type Database,
} from "#db/client.server.ts";
import {
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from "#db/embedded/start.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";
import type { Environment } from "./environment.server.ts";
import { openEvidenceStore } from "#app/server/evidence/store.server.ts";
import { loadKeyring, makeMissingKeys } from "./keys.server.ts";
import { holderOf } from "./lock.server.ts";
import { openLog } from "#app/server/log.server.ts";

/** An environment brought to life: keys, log, a migrated database with the reference in it. */
export type Installation = {
  environment: Environment;
  keyring: Keyring;
  /** Where evidence lies, sealed. */
  store: EvidenceStore;
  log: Logger;
  /** Under the application's role. */
  db: Database;
  /** As the owner, for the queue's own notes of which job is taken and which is done. */
  queuePool: pg.Pool;
  /** Under the application's role, for what a job works out again when it is run again. */
  derivedDb: Database;
  databaseUrl: string;
  now: () => Date;
  close: () => Promise<void>;
};

export async function openInstallation(
  environment: Environment,
  tell: (words: string) => void = () => {},
): Promise<Installation> {
  // Others may walk through (Postgres, as another user), not look around.
  mkdirSync(environment.home, { recursive: true, mode: 0o711 });
  makeMissingKeys(environment);
  const keyring = loadKeyring(environment);
  const log = openLog(environment.log);
  const store = await openEvidenceStore(environment);
  const server = await serverOf(environment, log, tell);
  tell("Bringing the database up to date");
  await migrateDatabase(server.url);
  const pool = openPool(server.url, { role: applicationRole, max: 20 });
  // If the machine fails and a note is lost, its job runs once more; each is safe to run twice. The work was written
  // before its note, so a note never survives without it.
  const queuePool = openPool(server.url, { max: 10, waitsForDisk: false });
  const derivedPool = openPool(server.url, {
    role: applicationRole,
    max: 4,
    waitsForDisk: false,
  });
  const db = databaseOf(pool);
  await loadReference(db);
  return {
    environment,
    keyring,
    store,
    log,
    db,
    queuePool,
    derivedDb: databaseOf(derivedPool),
    databaseUrl: server.url,
    now: () => new Date(),
    close: async () => {
      await Promise.all([pool.end(), queuePool.end(), derivedPool.end()]);
      await server.stop();
    },
  };
}

async function serverOf(
  { databaseUrl, home }: Environment,
  log: Logger,
  tell: (words: string) => void,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const nothing = () => Promise.resolve();
  if (databaseUrl) return { url: databaseUrl, stop: nothing };
  const folder = join(home, "database");
  const running = isOurs(home) ? null : await findEmbeddedPostgres(folder);
  if (running) return { url: running, stop: nothing };
  tell("Starting PostgreSQL");
  return startEmbeddedPostgres({
    folder,
    preferredPort: 5432,
    onRestart: () =>
      log.error("PostgreSQL ended on its own; starting it again"),
  });
}

/** An admin command beside a running `npm start` uses its Postgres; the start itself takes over what a killed one left. */
function isOurs(home: string): boolean {
  return holderOf(home)?.pid === process.pid;
}
