import { and, eq, inArray, lte } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { deleteOldest } from "#db/delete-oldest.server.ts";
import { auditChain } from "#db/schema/index.ts";
import { report, reporterSession } from "#db/schema/report.ts";
import { recordEvent } from "../audit/record.server.ts";
import { enqueueTidyingOf } from "../evidence/queue.server.ts";
import { sweepSaveOrders } from "./save-order.server.ts";
import { sweepUnsent } from "./unsent.server.ts";
import { sweepDeskUnsent } from "../correspondence/desk-unsent.server.ts";
import { sweepHandoverTexts } from "../on-call/handover-text.server.ts";
import { sweepLostCodes } from "../lost-code/sweep.server.ts";
import { sweepWrongCodes } from "../access/wrong-code.server.ts";

/**
 * Deletes up to `limit` drafts whose time has run out, with their keys, answers and codes, the oldest first; the rest wait for
 * the next call. A draft that is being saved at this moment is left alone. Sessions that are over, sources of wrong codes
 * that went quiet and what was typed and never sent go the same way, and requests for a new code that nobody decided on run out. `isMore`: one of them reached the limit.
 */
export async function sweepDrafts(
  db: Database,
  { now, limit, onSkipped }: Sweeping,
): Promise<{ draftCount: number; isMore: boolean }> {
  const sweeping = { now, limit, onSkipped };
  // One that fails keeps no other from its work.
  const run = (sweep: (db: Database, of: Sweeping) => Promise<number>) =>
    sweep(db, sweeping).catch((error: unknown) => {
      onSkipped(null, error);
      return 0;
    });
  const others = [
    await run(sweepSessions),
    await run(sweepWrongCodes),
    await run(sweepUnsent),
    await run(sweepDeskUnsent),
    await run(sweepHandoverTexts),
    await run(sweepSaveOrders),
    await run(sweepLostCodes),
  ];
  const draftCount = await run(deleteDrafts);
  return { draftCount, isMore: Math.max(...others, draftCount) >= limit };
}

type Sweeping = {
  now: Date;
  limit: number;
  /** Of a report that cannot be swept, or of all that one of the sweeps does: it waits for the next, and the rest goes on. */
  onSkipped: (reportId: string | null, error: unknown) => void;
};

function deleteDrafts(
  db: Database,
  { now, limit, onSkipped }: Sweeping,
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
    const swept = await deleteAll(tx, ids).catch(() =>
      deleteEach(tx, ids, onSkipped),
    );
    // Drafts whose code was never given back have none.
    const count = await tx.$count(
      auditChain,
      inArray(auditChain.subjectId, swept),
    );
    if (count === 0) return swept.length;
    await recordEvent(tx, {
      event: { type: "draft.expired", count },
      actor: { kind: "system", part: "worker" },
      at: now,
    });
    return swept.length;
  });
}

/** At once, or not at all: what fails takes nothing of the transaction around it along. */
function deleteAll(tx: Database, ids: string[]): Promise<string[]> {
  return tx.transaction(async (inner) => {
    await enqueueTidyingOf(inner, { reportIds: ids });
    await inner.delete(report).where(inArray(report.id, ids));
    return ids;
  });
}

async function deleteEach(
  tx: Database,
  ids: string[],
  onSkipped: Sweeping["onSkipped"],
): Promise<string[]> {
  const swept: string[] = [];
  for (const id of ids)
    swept.push(
      ...(await deleteAll(tx, [id]).catch((error: unknown) => {
        onSkipped(id, error);
        return [];
      })),
    );
  return swept;
}

/** Deletes up to `limit` sessions that are over; the rest wait for the next sweep. */
export async function sweepSessions(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const { expiresAt: at, tokenLookup: by } = reporterSession;
  return deleteOldest(db, reporterSession, { at, by, until: now, limit });
}
