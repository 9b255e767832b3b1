import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";

/** Adds a job in the caller's transaction: it exists exactly when the change that asks for it does. */
export async function enqueue(
  db: Database,
  name: string,
  payload: object,
  options: {
    /** A waiting job of the same key is replaced instead of doubled. */
    jobKey?: string;
    runAt?: Date;
    /** graphile-worker's default is 25, which add up to about three days. */
    maxAttempts?: number;
  } = {},
): Promise<void> {
  await db.execute(sql`
    select graphile_worker.add_job(
      ${name}::text,
      payload => ${JSON.stringify(payload)}::json,
      run_at => ${options.runAt?.toISOString() ?? null}::timestamptz,
      max_attempts => ${options.maxAttempts ?? null}::int,
      job_key => ${options.jobKey ?? null}::text
    )`);
}
