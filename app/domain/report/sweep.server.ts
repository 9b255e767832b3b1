import { and, eq, inArray, lte } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditChain } from "#db/schema/index.ts";
import { report, reporterSession } from "#db/schema/report.ts";
import { recordEvent } from "../audit/record.server.ts";
import { enqueueTidyingOf } from "../evidence/queue.server.ts";
import { sweepSaveOrders } from "./save-order.server.ts";
import { sweepUnsent } from "./unsent.server.ts";
import { sweepLostCodes } from "../lost-code/lost-code.server.ts";
import { sweepWrongCodes } from "../access/wrong-code.server.ts";

/**
 * Deletes up to `limit` drafts whose time has run out, with their keys, answers and codes, the oldest first; the rest wait for
 * the next call. A draft that is being saved at this moment is left alone. Sessions that are over, sources of wrong codes
 * that went quiet and what was typed and never sent go the same way, and requests for a new code that nobody decided on run out. `isMore`: one of them reached the limit.
 */
export async function sweepDrafts(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<{ draftCount: number; isMore: boolean }> {
  const sessionCount = await sweepSessions(db, { now, limit });
  const sourceCount = await sweepWrongCodes(db, { now, limit });
  const unsentCount = await sweepUnsent(db, { now, limit });
  const orderCount = await sweepSaveOrders(db, { now, limit });
  const lostCount = await sweepLostCodes(db, { now, limit });
  const draftCount = await deleteDrafts(db, { now, limit });
  const most = Math.max(
    ...[sessionCount, sourceCount, unsentCount, orderCount, lostCount],
    draftCount,
  );
  return { draftCount, isMore: most >= limit };
}

function deleteDrafts(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  return db.transaction(async (tx) => {
    const over = await tx
      .select({ id: report.id })
      .from(report)
      .where(and(eq(report.status, "draft"), lte(report.expiresAt, now)))
      .orderBy(report.expiresAt)
      .limit(limit)
      .for("update", { skipLocked: true });
    if (over.length === 0) return 0;
    const ids = over.map(({ id }) => id);
    await enqueueTidyingOf(tx, { reportIds: ids });
    await tx.delete(report).where(inArray(report.id, ids));
    // Drafts whose code was never given back have none.
    const count = await tx.$count(
      auditChain,
      inArray(auditChain.subjectId, ids),
    );
    if (count === 0) return ids.length;
    await recordEvent(tx, {
      event: { type: "draft.expired", count },
      actor: { kind: "system", part: "worker" },
      at: now,
    });
    return ids.length;
  });
}

/** Deletes up to `limit` sessions that are over; the rest wait for the next sweep. */
export async function sweepSessions(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const over = db
    .select({ tokenLookup: reporterSession.tokenLookup })
    .from(reporterSession)
    .where(lte(reporterSession.expiresAt, now))
    .orderBy(reporterSession.expiresAt)
    .limit(limit);
  const swept = await db
    .delete(reporterSession)
    .where(inArray(reporterSession.tokenLookup, over))
    .returning({ reportId: reporterSession.reportId });
  return swept.length;
}
