import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { passkey } from "#db/schema/index.ts";
import { countUse, findPasskey } from "../identity/passkey.server.ts";
import { Forbidden } from "../refusal.ts";
import { readBase64url } from "../vault/base64url.ts";
import { keyedDigest, sameDigest } from "../vault/digest.server.ts";
import { deskKeyOf, type Keyring } from "../vault/keyring.server.ts";
import { randomBytes } from "../vault/random.server.ts";
import { counterIn, type RelyingParty } from "./assertion.server.ts";
import {
  challengeMinutes,
  claimChallenge,
  keepChallenge,
} from "./passkey-challenge.server.ts";
import type { AuthenticationResponse } from "./passkey-response.ts";
import type { TouchAct } from "./touch-act.ts";
import type { Viewer } from "./viewer.ts";

type Toucher = Pick<Viewer, "responderId" | "sessionId" | "isDemonstration">;
type Asking = {
  by: Toucher;
  act: TouchAct;
  keyring: Keyring;
  rp: RelyingParty;
  now: Date;
};

/** A touch of the person's passkey, for one act of one session, within the last few minutes. */
export class Touch {
  readonly #sessionId: string;
  readonly #act: string;
  readonly #at: Date;

  private constructor({ sessionId }: Toucher, act: TouchAct, at: Date) {
    this.#sessionId = sessionId;
    this.#act = actText(act);
    this.#at = at;
  }

  /** Of a demonstration's account, which has no passkey: the person ticked that they mean it. Null for anybody else. */
  static confirmed(by: Toucher, act: TouchAct, now: Date): Touch | null {
    return by.isDemonstration ? new Touch(by, act, now) : null;
  }

  /**
   * Null, with no word why, for an answer that does not verify, of another person's passkey, to a question that was asked
   * for another act or session, more than a few minutes ago, or that was answered before.
   */
  static async answered(
    db: Database,
    asking: Asking & { challengeId: string; response: AuthenticationResponse },
  ): Promise<Touch | null> {
    const { by, act, keyring, challengeId, response, rp, now } = asking;
    const { responderId } = by;
    const claiming = { challengeId, responderId, now };
    const challenge = await claimChallenge(db, claiming);
    if (challenge === null || !isFor(keyring, by, act, challenge)) return null;
    const known = await findPasskey(db, keyring, response.id);
    if (known?.responderId !== responderId) return null;
    const counter = await counterIn(response, { challenge, known, rp });
    if (counter === null) return null;
    const used = { counter, lastUsedAt: now };
    return (await countUse(db, known, used)) ? new Touch(by, act, now) : null;
  }

  isFor({ sessionId }: Pick<Toucher, "sessionId">, act: TouchAct, now: Date) {
    const ageMs = now.getTime() - this.#at.getTime();
    return (
      this.#sessionId === sessionId &&
      this.#act === actText(act) &&
      ageMs <= challengeMinutes * 60_000
    );
  }
}

/** @throws Forbidden without a touch for this very act */
export function requireTouch(
  touch: Touch | null,
  by: Pick<Toucher, "sessionId">,
  act: TouchAct,
  now: Date,
): void {
  if (!touch?.isFor(by, act, now))
    throw new Forbidden("this act needs a fresh touch of the passkey");
}

/** What the browser needs to ask for the touch; it may be answered by the person's own passkeys alone. */
export async function touchOptions(
  db: Database,
  { by, act, keyring, rp, now }: Asking,
) {
  const { responderId } = by;
  const own = await db
    .select({ id: passkey.id, transports: passkey.transports })
    .from(passkey)
    .where(eq(passkey.responderId, responderId));
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    timeout: challengeMinutes * 60_000,
    userVerification: "required",
    allowCredentials: own,
    challenge: new Uint8Array(newChallenge(keyring, by, act)),
  });
  const { challenge } = options;
  const kept = { challenge, responderId, now };
  return { challengeId: await keepChallenge(db, kept), options };
}

const nonceBytes = 16;

/** The act and the session are in the question itself: a row that was written anew does not make it one for another. */
function newChallenge(keyring: Keyring, by: Toucher, act: TouchAct): Buffer {
  const nonce = randomBytes(nonceBytes);
  return Buffer.concat([nonce, mark(keyring, nonce, by, act)]);
}

function isFor(
  keyring: Keyring,
  by: Toucher,
  act: TouchAct,
  challenge: string,
): boolean {
  const bytes = readBase64url(challenge);
  if (!bytes) return false;
  const nonce = bytes.subarray(0, nonceBytes);
  return sameDigest(bytes.subarray(nonceBytes), mark(keyring, nonce, by, act));
}

function mark(
  keyring: Keyring,
  nonce: Buffer,
  { responderId, sessionId }: Toucher,
  act: TouchAct,
): Buffer {
  const words = [responderId, sessionId, actText(act)].join(" ");
  const text = Buffer.concat([nonce, Buffer.from(words)]);
  return keyedDigest(deskKeyOf(keyring), "touch", text);
}

function actText({ verb, about }: TouchAct): string {
  return `${verb} ${about}`;
}
