import { and, asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { passkey, responder } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { insertPasskey, provenPasskey } from "../identity/passkey.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { RelyingParty } from "./assertion.server.ts";
import { claimChallenge } from "./passkey-challenge.server.ts";
import type { RegistrationResponse } from "./passkey-response.ts";
import { creationOptions, passkeyIn, seedOf } from "./passkey.server.ts";
import { requireTouch, type Touch } from "./touch.server.ts";
import type { Viewer } from "./viewer.ts";

export type OwnPasskey = Awaited<ReturnType<typeof listOwnPasskeys>>[number];

/** Those that sign the person in, the oldest first. */
export async function listOwnPasskeys(
  db: Database,
  {
    viewer: { responderId },
    keyring,
  }: { viewer: Pick<Viewer, "responderId">; keyring: Keyring },
) {
  const rows = await db
    .select()
    .from(passkey)
    .where(eq(passkey.responderId, responderId))
    .orderBy(asc(passkey.createdAt), asc(passkey.id))
    .limit(100);
  return rows.flatMap((row) => {
    const own = provenPasskey(keyring, row);
    // One from before there were seeds signs nobody in.
    if (!own?.seedSealed) return [];
    const { id, transports, createdAt, lastUsedAt } = own;
    return [{ id, transports, createdAt, lastUsedAt }];
  });
}

type Own = { viewer: Viewer; keyring: Keyring };
type Adding = Own & { rp: RelyingParty; now: Date };

/** What the browser needs to make one more. @throws as `requirePasskeys` */
export async function additionOptions(
  db: Database,
  { viewer, keyring, rp, now }: Adding,
) {
  const person = { id: viewer.responderId, name: viewer.name };
  const known = await requirePasskeys(db, { viewer, keyring });
  const exclude = known.map(({ id }) => id);
  return creationOptions(db, { person, exclude, rp, now });
}

/**
 * Another passkey of the same person: it opens the same key, so nobody has to let them in again. False when the
 * authenticator's answer does not verify.
 * @throws Forbidden without a fresh touch of one they have, since a session that was left behind would else become a way in
 * that stays; and as `requirePasskeys`
 */
export async function addPasskey(
  db: Database,
  adding: Adding & {
    touch: Touch | null;
    challengeId: string;
    response: RegistrationResponse;
    /** What the new passkey answers to our salt. */
    secret: string;
  },
): Promise<boolean> {
  const { viewer, keyring, challengeId, response, secret, rp, now } = adding;
  const { responderId, sessionId, actor, keys } = viewer;
  await requirePasskeys(db, { viewer, keyring });
  requireTouch(adding.touch, viewer, { verb: "add-passkey", about: "" }, now);
  const challenge = await claimChallenge(db, { challengeId, responderId, now });
  const made = challenge && (await passkeyIn(response, challenge, rp));
  const seedSealed = made && keys?.sealPersonSeed(secret, seedOf(made.id));
  if (!made || !seedSealed) return false;
  return db.transaction(async (tx) => {
    await lockPerson(tx, viewer);
    await requirePasskeys(tx, { viewer, keyring });
    const whose = { responderId, seedSealed, createdAt: now };
    if (!(await insertPasskey(tx, keyring, { ...made, ...whose })))
      return false;
    const event = { type: "passkey.enrolled", responderId } as const;
    await recordEvent(tx, { sessionId, event, actor, at: now });
    return true;
  });
}

/**
 * Never the last: it alone opens the person's key.
 * @throws NotFound for another's, Conflict for the last, Forbidden without a fresh touch
 */
export async function removePasskey(
  db: Database,
  {
    viewer,
    keyring,
    passkeyId,
    touch,
    now,
  }: Own & { passkeyId: string; touch: Touch | null; now: Date },
): Promise<void> {
  const { responderId, sessionId, actor } = viewer;
  await db.transaction(async (tx) => {
    await lockPerson(tx, viewer);
    const known = await listOwnPasskeys(tx, { viewer, keyring });
    if (known.every(({ id }) => id !== passkeyId))
      throw new NotFound("no such passkey");
    if (known.length === 1)
      throw new Conflict("it is your only passkey: add another one first");
    const act = { verb: "remove-passkey", about: passkeyId } as const;
    requireTouch(touch, viewer, act, now);
    await tx
      .delete(passkey)
      .where(
        and(eq(passkey.id, passkeyId), eq(passkey.responderId, responderId)),
      );
    const event = { type: "passkey.removed", responderId } as const;
    await recordEvent(tx, { sessionId, event, actor, at: now });
  });
}

/**
 * @throws Conflict for who has none: an account of the demonstration, and a person whose passkeys a new invitation voided
 * since
 */
async function requirePasskeys(db: Database, own: Own) {
  const known = await listOwnPasskeys(db, own);
  if (known.length === 0 || !own.viewer.keys)
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
