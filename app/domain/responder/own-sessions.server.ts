import { and, desc, eq, gt, ne } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responderSession } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { provenSession } from "../identity/session.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { idleSince } from "./idle.server.ts";
import type { Viewer } from "./viewer.ts";

export type OwnSession = Awaited<ReturnType<typeof listOwnSessions>>[number];

type Own = Pick<Viewer, "responderId" | "sessionId">;

/** Where the viewer is signed in now, this session first, then the last used. */
export async function listOwnSessions(
  db: Database,
  {
    viewer: { responderId, sessionId },
    keyring,
    idleMinutes,
    now,
  }: { viewer: Own; keyring: Keyring; idleMinutes: number; now: Date },
) {
  const rows = await db
    .select()
    .from(responderSession)
    .where(
      and(
        eq(responderSession.responderId, responderId),
        gt(responderSession.expiresAt, now),
        gt(responderSession.lastActiveAt, idleSince(now, idleMinutes)),
      ),
    )
    .orderBy(desc(responderSession.lastActiveAt), desc(responderSession.id))
    .limit(100);
  const sessions = rows.flatMap((row) => {
    const session = provenSession(keyring, row);
    if (!session) return [];
    const { id, browser, createdAt: startedAt, lastActiveAt } = session;
    const isThis = id === sessionId;
    return [{ id, isThis, browser, startedAt, lastActiveAt }];
  });
  return sessions.sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Signs the viewer out everywhere but here. How many sessions that ended; none is nothing to record. */
export async function endOtherSessions(
  db: Database,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<number> {
  const { responderId, sessionId } = viewer;
  return db.transaction(async (tx) => {
    const ended = await tx
      .delete(responderSession)
      .where(
        and(
          eq(responderSession.responderId, responderId),
          ne(responderSession.id, sessionId),
        ),
      )
      .returning({ id: responderSession.id });
    const count = ended.length;
    if (count > 0)
      await recordEvent(tx, {
        sessionId,
        event: { type: "session.others-ended", responderId, count },
        actor: viewer.actor,
        at: now,
      });
    return count;
  });
}
