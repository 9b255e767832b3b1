import { inArray, lte } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responderSession } from "#db/schema/index.ts";

/** Deletes up to `limit` sessions that are over; the rest wait for the next sweep. What was done in them stays recorded. */
export async function sweepResponderSessions(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const over = db
    .select({ id: responderSession.id })
    .from(responderSession)
    .where(lte(responderSession.expiresAt, now))
    .orderBy(responderSession.expiresAt)
    .limit(limit);
  const swept = await db
    .delete(responderSession)
    .where(inArray(responderSession.id, over))
    .returning({ id: responderSession.id });
  return swept.length;
}
