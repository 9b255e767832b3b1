import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { passkey, responder } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { claimChallenge } from "./passkey-challenge.server.ts";
import type { RegistrationResponse } from "./passkey-response.ts";
import {
  creationOptions,
  passkeyIn,
  seedOf,
  type RelyingParty,
} from "./passkey.server.ts";
import type { Viewer } from "./viewer.ts";

export type OwnPasskey = Awaited<ReturnType<typeof listOwnPasskeys>>[number];

/** Those that sign the person in, the oldest first. */
export async function listOwnPasskeys(
  db: Database,
  { responderId }: Pick<Viewer, "responderId">,
) {
  return db
    .select({
      id: passkey.id,
      transports: passkey.transports,
      createdAt: passkey.createdAt,
      lastUsedAt: passkey.lastUsedAt,
    })
    .from(passkey)
    .where(ofPerson(responderId))
    .orderBy(asc(passkey.createdAt), asc(passkey.id))
    .limit(100);
}

type Adding = { viewer: Viewer; rp: RelyingParty; now: Date };

/** What the browser needs to make one more. @throws as `requirePasskeys` */
export async function additionOptions(
  db: Database,
  { viewer, rp, now }: Adding,
) {
  const person = { id: viewer.responderId, name: viewer.name };
  const known = await requirePasskeys(db, viewer);
  const exclude = known.map(({ id }) => id);
  return creationOptions(db, { person, exclude, rp, now });
}

/**
 * Another passkey of the same person: it opens the same key, so nobody has to let them in again. False when the
 * authenticator's answer does not verify.
 * @throws as `requirePasskeys`
 */
export async function addPasskey(
  db: Database,
  adding: Adding & {
    challengeId: string;
    response: RegistrationResponse;
    /** What the new passkey answers to our salt. */
    secret: string;
  },
): Promise<boolean> {
  const { viewer, challengeId, response, secret, rp, now } = adding;
  const { responderId, sessionId, actor, keys } = viewer;
  // A fresh touch of a passkey that the person has is to be asked for here.
  await requirePasskeys(db, viewer);
  const challenge = await claimChallenge(db, { challengeId, responderId, now });
  const made = challenge && (await passkeyIn(response, challenge, rp));
  const seedSealed = made && keys?.sealPersonSeed(secret, seedOf(made.id));
  if (!made || !seedSealed) return false;
  return db.transaction(async (tx) => {
    await lockPerson(tx, viewer);
    await requirePasskeys(tx, viewer);
    const stored = await tx
      .insert(passkey)
      .values({ ...made, responderId, seedSealed, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: passkey.id });
    if (stored.length === 0) return false;
    const event = { type: "passkey.enrolled", responderId } as const;
    await recordEvent(tx, { sessionId, event, actor, at: now });
    return true;
  });
}

/** Never the last: it alone opens the person's key. @throws NotFound for another's, Conflict for the last */
export async function removePasskey(
  db: Database,
  { viewer, passkeyId, now }: { viewer: Viewer; passkeyId: string; now: Date },
): Promise<void> {
  const { responderId, sessionId, actor } = viewer;
  await db.transaction(async (tx) => {
    await lockPerson(tx, viewer);
    const known = await listOwnPasskeys(tx, viewer);
    if (known.every(({ id }) => id !== passkeyId))
      throw new NotFound("no such passkey");
    if (known.length === 1)
      throw new Conflict("it is your only passkey: add another one first");
    await tx
      .delete(passkey)
      .where(and(eq(passkey.id, passkeyId), ofPerson(responderId)));
    const event = { type: "passkey.removed", responderId } as const;
    await recordEvent(tx, { sessionId, event, actor, at: now });
  });
}

/**
 * @throws Conflict for who has none: an account of the demonstration, and a person whose passkeys a new invitation voided
 * since
 */
async function requirePasskeys(db: Database, viewer: Viewer) {
  const known = await listOwnPasskeys(db, viewer);
  if (known.length === 0 || !viewer.keys)
    throw new Conflict("you did not sign in with a passkey");
  return known;
}

/** Two removals at once would else each leave the other's. */
async function lockPerson(tx: Database, { responderId }: Viewer) {
  await tx
    .select({ id: responder.id })
    .from(responder)
    .where(eq(responder.id, responderId))
    .for("update");
}

/** One from before there were seeds signs nobody in. */
function ofPerson(responderId: string) {
  return and(
    eq(passkey.responderId, responderId),
    isNotNull(passkey.seedSealed),
  );
}
