import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { projectFolder } from "#db/project.server.ts";

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
        exists (
          select from graphile_worker.jobs
          where run_at < now() - interval '15 minutes'
            and attempts < max_attempts
            and locked_at is null
        ) as waits`);
    const [found] = rows;
    return {
      database: true,
      migrations: (found?.applied ?? 0) >= migrationCount(),
      jobs: found?.waits === false,
    };
  } catch {
    return { database: false, migrations: false, jobs: false };
  }
}

function migrationCount(): number {
  const file = join(projectFolder, "db/migrations/meta/_journal.json");
  const journal: unknown = JSON.parse(readFileSync(file, "utf8"));
  return journalSchema.parse(journal).entries.length;
}

const journalSchema = z.object({ entries: z.array(z.unknown()) });
