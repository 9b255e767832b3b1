import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import type { jobGrants } from "#db/grants.ts";

export type QueuedJob = {
  name: keyof typeof jobGrants;
  payload: object;
  /** A waiting job of the same key is replaced instead of doubled. */
  jobKey?: string;
  runAt?: Date;
  /** graphile-worker's default is 25, which add up to about three days. */
  maxAttempts?: number;
};

/** Adds a job in the caller's transaction: it exists exactly when the change that asks for it does. */
export async function enqueue(
  db: Database,
  name: QueuedJob["name"],
  payload: object,
  options: Omit<QueuedJob, "name" | "payload"> = {},
): Promise<void> {
  await enqueueAll(db, [{ name, payload, ...options }]);
}

/** Several in one statement, each as it would be alone; asked for through a function that holds to `jobGrants`. */
export async function enqueueAll(
  db: Database,
  jobs: readonly QueuedJob[],
): Promise<void> {
  const specs = jobs.map(({ name, payload, jobKey, runAt, maxAttempts }) => ({
    ...{ identifier: name, payload, run_at: runAt?.toISOString() },
    ...{ max_attempts: maxAttempts, job_key: jobKey },
  }));
  await db.execute(sql`select enqueue_jobs(${JSON.stringify(specs)}::json)`);
}
