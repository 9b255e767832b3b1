import { mkdirSync } from "node:fs";
import type { Logger } from "pino";
import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import type pg from "pg";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import {
  databaseOf,
  openClient,
  openPool,
  patience,
  type Database,
} from "#db/client.server.ts";
import { failureOf } from "#app/server/failure.server.ts";
import { lookingOn, type Looking } from "#db/replica.server.ts";
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
  /** For jobs and commands. */
  db: Database;
  /** For pages, whose readers are told soon when it does not answer. */
  pageDb: Database;
  /** For the queue's own notes of which job is taken and which is done. */
  queuePool: pg.Pool;
  /** For what a job works out again when it is run again. */
  derivedDb: Database;
  /** For what may be a little behind: a replica's, where there is one. */
  looking: Looking;
  /** A connection of its own, not connected yet: for what Postgres tells by itself. */
  listener: () => pg.Client;
  now: () => Date;
  close: () => Promise<void>;
};

export async function openInstallation(
  environment: Environment,
  tell: (words: string) => void = () => {},
  purpose: "job" | "command" = "command",
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
  const { db, closePools, ...pools } = openPools(server.url, {
    ...{ replicaUrl: environment.replicaUrl, purpose, log, role },
  });
  if (!(await isReferenceLoaded(db)))
    tell(
      "The database holds other contacts and rules than those of this version; npm run admin -- migrate loads these.",
    );
  return {
    environment,
    keyring,
    store,
    log,
    damage,
    db,
    ...pools,
    listener: () => openClient(server.url, { ...patience.page, role }),
    now: () => new Date(),
    close: async () => {
      damage.stop();
      await closePools();
      await server.stop();
    },
  };
}

function openPools(
  url: string,
  options: {
    role: string;
    replicaUrl: string | null;
    purpose: "job" | "command";
    log: Logger;
  },
) {
  const { role, replicaUrl, purpose } = options;
  const limits = { role, patience: patience[purpose] };
  const pool = openPool(url, { ...limits, max: 10 });
  const pagePool = openPool(url, { role, max: 20, patience: patience.page });
  const isForPages = purpose === "job";
  const replicaPatience = isForPages ? patience.page : patience.command;
  const replicaPool =
    replicaUrl === null
      ? null
      : openPool(replicaUrl, { role, max: 10, patience: replicaPatience });
  // If the machine fails and a note is lost, its job runs once more; each is safe to run twice. The work was written
  // before its note, so a note never survives without it.
  const unhurried = { ...limits, waitsForDisk: false };
  const queuePool = openPool(url, {
    ...{ ...unhurried, max: 10, patience: patience.queue },
  });
  const derivedPool = openPool(url, { ...unhurried, max: 4 });
  const pools = [pool, pagePool, queuePool, derivedPool];
  const db = databaseOf(pool);
  const pageDb = databaseOf(pagePool);
  const replica = replicaPool && databaseOf(replicaPool);
  return {
    ...{ db, pageDb, queuePool, derivedDb: databaseOf(derivedPool) },
    looking: lookingOn(replica, isForPages ? pageDb : db, {
      onLeft: (error) =>
        options.log.warn(failureOf(error), "the replica is left alone"),
    }),
    closePools: async () => {
      await Promise.all([...pools, replicaPool].map((each) => each?.end()));
    },
  };
}
