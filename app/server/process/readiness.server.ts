import { setTimeout as wait } from "node:timers/promises";
import type { RequestHandler } from "express";
import type { DamageSeen } from "../damage.server.ts";
import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { migrations } from "#db/login.server.ts";

export type Readiness = {
  database: boolean;
  migrations: boolean;
  jobs: boolean;
};

/**
 * `/readyz`: 200 when all of it is ready, 503 when something is not. What does not open is the operator's to mend, and keeps nobody
 * from being served.
 */
export function answerReadiness({
  db,
  damage,
}: {
  db: Database;
  damage: Pick<DamageSeen, "counts">;
}): RequestHandler {
  const readiness = readinessWithin(() => readinessOf(db));
  return (_request, response, next) => {
    readiness()
      .then((readiness) => {
        const isReady = Object.values(readiness).every(Boolean);
        response
          .status(isReady ? 200 : 503)
          .json({ ...readiness, damaged: damage.counts() });
      })
      .catch(next);
  };
}

/** Whether pages and jobs can do their work. `jobs`: none has waited for a quarter of an hour past its time. */
async function readinessOf(db: Database): Promise<Readiness> {
  try {
    const { rows } = await db.execute<{ applied: number; waits: boolean }>(sql`
      select
        (select count(*)::int from drizzle.__drizzle_migrations) as applied,
        jobs_are_late() as waits`);
    const [found] = rows;
    return {
      database: true,
      migrations: (found?.applied ?? 0) >= migrations().length,
      jobs: found?.waits === false,
    };
  } catch {
    return away;
  }
}

const away: Readiness = { database: false, migrations: false, jobs: false };

/** Load balancers wait a few seconds at most, and must be told what is wrong. */
const patienceMs = 1_500;

/**
 * Asks, and says that nothing is ready where no answer comes in time. Who asks meanwhile waits for the same answer: a server that
 * hangs is not asked again and again.
 */
export function readinessWithin(
  ask: () => Promise<Readiness>,
  afterMs: number = patienceMs,
): () => Promise<Readiness> {
  let asking: Promise<Readiness> | null = null;
  return async () => {
    asking ??= ask().finally(() => (asking = null));
    const late = new AbortController();
    const { signal } = late;
    try {
      return await Promise.race([asking, wait(afterMs, away, { signal })]);
    } finally {
      late.abort();
    }
  };
}
