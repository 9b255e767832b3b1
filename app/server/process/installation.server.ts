import { mkdirSync } from "node:fs";
import type { Logger } from "pino";
import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import type pg from "pg";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import { databaseOf, openPool, type Database } from "#db/client.server.ts";
import { roleOf } from "#db/grants.ts";
import { isReferenceLoaded } from "#db/reference/load.server.ts";
import { openDatabase } from "./database.server.ts";
import type { Environment } from "./environment.server.ts";
import { openEvidenceStore } from "#app/server/evidence/store.server.ts";
import { loadKeyring, makeMissingKeys } from "./keys.server.ts";
import { openLog } from "#app/server/log.server.ts";
import { watchDamage, type DamageSeen } from "#app/server/damage.server.ts";

/** An environment brought to life: keys, log, and a database that is fit for it, under the role of its surface. */
export type Installation = {
  environment: Environment;
  keyring: Keyring;
  /** Where evidence lies, sealed. */
  store: EvidenceStore;
  log: Logger;
  /** What did not open since the start, and is in the log. */
  damage: DamageSeen;
  db: Database;
  /** For the queue's own notes of which job is taken and which is done. */
  queuePool: pg.Pool;
  /** For what a job works out again when it is run again. */
  derivedDb: Database;
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
  const damage = watchDamage(log);
  const store = await openEvidenceStore(environment);
  const server = await openDatabase(environment, log, tell);
  const role = roleOf[environment.surface];
  const pool = openPool(server.url, { role, max: 20 });
  const db = databaseOf(pool);
  if (!(await isReferenceLoaded(db)))
    tell(
      "The database holds other contacts and rules than those of this version; npm run admin -- migrate loads these.",
    );
  // If the machine fails and a note is lost, its job runs once more; each is safe to run twice. The work was written
  // before its note, so a note never survives without it.
  const unhurried = { role, waitsForDisk: false };
  const queuePool = openPool(server.url, { ...unhurried, max: 10 });
  const derivedPool = openPool(server.url, { ...unhurried, max: 4 });
  return {
    environment,
    keyring,
    store,
    log,
    damage,
    db,
    queuePool,
    derivedDb: databaseOf(derivedPool),
    now: () => new Date(),
    close: async () => {
      damage.stop();
      await Promise.all([pool.end(), queuePool.end(), derivedPool.end()]);
      await server.stop();
    },
  };
}
