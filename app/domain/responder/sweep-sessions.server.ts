import type { Database } from "#db/client.server.ts";
import { deleteOldest } from "#db/delete-oldest.server.ts";
import { responderSession } from "#db/schema/index.ts";

/** Deletes up to `limit` sessions that are over; the rest wait for the next sweep. What was done in them stays recorded. */
export async function sweepResponderSessions(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  const { expiresAt: at, id: by } = responderSession;
  return deleteOldest(db, responderSession, { at, by, until: now, limit });
}
