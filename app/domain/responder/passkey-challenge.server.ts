import { and, eq, gt, inArray, isNull, lt } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { passkeyChallenge } from "#db/schema/index.ts";

/** Time to find the security key and touch it. */
export const challengeMinutes = 5;

/** Keeps a challenge until it is answered once. `responderId`: only in answer to an invitation of that person. */
export async function keepChallenge(
  db: Database,
  {
    challenge,
    responderId,
    now,
  }: { challenge: string; responderId: string | null; now: Date },
): Promise<string> {
  const id = uuidv7();
  await dropExpired(db, now);
  await db.insert(passkeyChallenge).values({
    id,
    challenge,
    responderId,
    expiresAt: new Date(now.getTime() + challengeMinutes * 60_000),
  });
  return id;
}

/** Takes the challenge out, whether or not what follows succeeds; null when it was answered before or expired. */
export async function claimChallenge(
  db: Database,
  {
    challengeId,
    responderId,
    now,
  }: { challengeId: string; responderId: string | null; now: Date },
): Promise<string | null> {
  const [row] = await db
    .delete(passkeyChallenge)
    .where(
      and(
        eq(passkeyChallenge.id, challengeId),
        responderId === null
          ? isNull(passkeyChallenge.responderId)
          : eq(passkeyChallenge.responderId, responderId),
        gt(passkeyChallenge.expiresAt, now),
      ),
    )
    .returning({ challenge: passkeyChallenge.challenge });
  return row?.challenge ?? null;
}

/** Each new challenge clears two old ones, so the table stays bounded without a sweep of its own. */
async function dropExpired(db: Database, now: Date): Promise<void> {
  const expired = db
    .select({ id: passkeyChallenge.id })
    .from(passkeyChallenge)
    .where(lt(passkeyChallenge.expiresAt, now))
    .orderBy(passkeyChallenge.expiresAt)
    .limit(2)
    .for("update", { skipLocked: true });
  await db
    .delete(passkeyChallenge)
    .where(inArray(passkeyChallenge.id, expired));
}
