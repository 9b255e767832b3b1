import { and, eq, inArray, lte } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { lostCode } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { openLostCodeStates } from "./lost-code.server.ts";

/** Ends up to `limit` requests that nobody decided on in time, the oldest first; the rest wait for the next sweep. */
export async function sweepLostCodes(
  db: Database,
  {
    now,
    limit,
    onSkipped,
  }: {
    now: Date;
    limit: number;
    /** Of a report whose request cannot be ended: it waits for the next sweep, and keeps no other from it. */
    onSkipped: (reportId: string, error: unknown) => void;
  },
): Promise<number> {
  return db.transaction(async (tx) => {
    const over = await tx
      .select({ reportId: lostCode.reportId, id: lostCode.id })
      .from(lostCode)
      .where(
        and(
          inArray(lostCode.state, openLostCodeStates),
          lte(lostCode.expiresAt, now),
        ),
      )
      .orderBy(lostCode.expiresAt)
      .limit(limit)
      .for("update", { skipLocked: true });
    let count = 0;
    for (const { reportId, id: requestId } of over)
      count += await tx
        .transaction((inner) => expire(inner, { reportId, requestId, now }))
        .catch((error: unknown) => {
          onSkipped(reportId, error);
          return 0;
        });
    return count;
  });
}

async function expire(
  tx: Database,
  {
    reportId,
    requestId,
    now,
  }: { reportId: string; requestId: string; now: Date },
): Promise<1> {
  await tx
    .update(lostCode)
    .set({ state: "expired", decidedAt: now })
    .where(and(eq(lostCode.reportId, reportId), eq(lostCode.id, requestId)));
  await recordEvent(tx, {
    reportId,
    event: { type: "lost-code.expired", requestId },
    actor: { kind: "system", part: "worker" },
    at: now,
  });
  return 1;
}
