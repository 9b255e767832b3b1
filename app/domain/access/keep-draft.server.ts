import { and, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/report.ts";
import { draftDays } from "./draft-days.ts";

/**
 * Somebody holds the code of this draft, so the draft is kept for its full time after it was last saved. Its end is never
 * moved to an earlier time, since files that arrived may have put it off further. Safe to repeat.
 */
export async function keepDraft(db: Database, reportId: string): Promise<void> {
  await db
    .update(report)
    .set({
      expiresAt: sql`greatest(${report.expiresAt}, ${report.savedAt} + make_interval(hours => ${draftDays * 24}::int))`,
    })
    .where(and(eq(report.id, reportId), eq(report.status, "draft")));
}
