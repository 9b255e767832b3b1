import { and, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import { report } from "#db/schema/report.ts";
import { recordEvent } from "../audit/record.server.ts";
import { draftDays } from "./draft-days.ts";

type Keeping = { reportId: string; accessId: string; now: Date };

/**
 * Somebody holds the code of this draft, so the draft is kept for its full time after it was last saved, and its history
 * begins: one that nobody could come back to leaves nothing behind. Its end is never moved to an earlier time, since files that
 * arrived may have put it off further. Safe to repeat.
 */
export async function keepDraft(
  tx: Database,
  { reportId, accessId, now }: Keeping,
): Promise<void> {
  const kept = await tx
    .update(report)
    .set({
      expiresAt: sql`greatest(${report.expiresAt}, ${report.savedAt} + make_interval(hours => ${draftDays * 24}::int))`,
    })
    .where(and(eq(report.id, reportId), eq(report.status, "draft")))
    .returning({ id: report.id });
  if (kept.length === 0 || (await hasHistory(tx, reportId))) return;
  await recordEvent(tx, {
    reportId,
    event: { type: "report.started" },
    actor: { kind: "reporter", accessId },
    at: now,
  });
}

/** Asked with the report locked. */
async function hasHistory(tx: Database, reportId: string): Promise<boolean> {
  const found = await tx
    .select({ position: auditEvent.position })
    .from(auditEvent)
    .where(eq(auditEvent.subjectId, reportId))
    .limit(1);
  return found.length > 0;
}
