import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { migrations } from "#db/login.server.ts";

export type Readiness = {
  database: boolean;
  migrations: boolean;
  jobs: boolean;
};

/** Whether pages and jobs can do their work. `jobs`: none has waited for a quarter of an hour past its time. */
export async function readinessOf(db: Database): Promise<Readiness> {
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
    return { database: false, migrations: false, jobs: false };
  }
}
