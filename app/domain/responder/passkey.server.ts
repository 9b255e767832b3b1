import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Database } from "#db/client.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import {
  countUse,
  findPasskey,
  insertPasskey,
} from "../identity/passkey.server.ts";
import {
  newKeySeed,
  openUnderSecret,
  sealUnderSecret,
  type KeySeed,
} from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { BrowserKind } from "../vocabulary/responder.ts";
import {
  counterIn,
  notVerified,
  type RelyingParty,
} from "./assertion.server.ts";
import { claimInvitation, getInvited } from "./invite.server.ts";
import {
  challengeMinutes,
  claimChallenge,
  keepChallenge,
} from "./passkey-challenge.server.ts";
import type {
  AuthenticationResponse,
  RegistrationResponse,
} from "./passkey-response.ts";
import { showBoth } from "./provider-link.server.ts";
import type { NamedVisit } from "./provider-visit.server.ts";
import { actorOf, startSession } from "./session.server.ts";
import { takeKey } from "./take-key.server.ts";

type Common = { rp: RelyingParty; browser?: BrowserKind; now: Date };
type Invited = Common & { keyring: Keyring; token: string };

/** What the browser needs to make a passkey for this invitation. @throws NotFound without a usable invitation */
export async function registrationOptions(
  db: Database,
  { keyring, token, rp, now }: Invited,
) {
  const { person } = await getInvited(db, { keyring, token, now });
  return creationOptions(db, { person, rp, now });
}

/** The same for whoever is asked to make one; what they have already, `exclude`, makes a device refuse to make a second. */
export async function creationOptions(
  db: Database,
  {
    person,
    exclude = [],
    rp,
    now,
  }: Common & {
    person: { id: string; name: string };
    exclude?: readonly string[];
  },
) {
  const options = await generateRegistrationOptions({
    excludeCredentials: exclude.map((id) => ({ id })),
    rpID: rp.id,
    rpName: rp.name,
    userName: person.name,
    userDisplayName: person.name,
    // The same handle each time, so that a new passkey of this person replaces the old one on the same device.
    userID: new Uint8Array(Buffer.from(person.id)),
    timeout: challengeMinutes * 60_000,
    attestationType: "none",
    // Discoverable, so that nobody types a name to sign in, and unlocked by PIN or body: two factors in one.
    authenticatorSelection: {
      residentKey: "required",
      userVerification: "required",
    },
  });
  const challengeId = await keepChallenge(db, {
    challenge: options.challenge,
    responderId: person.id,
    now,
  });
  return { challengeId, options };
}

type Enrolling = Invited & {
  challengeId: string;
  response: RegistrationResponse;
  /** What the new passkey answers to our salt. */
  secret: string;
};

/**
 * Uses the invitation up, stores the passkey and signs the person in.
 * Null when the authenticator's answer does not verify; the invitation then stays usable.
 * @throws NotFound without a usable invitation
 */
export function enrolPasskey(db: Database, enrolling: Enrolling) {
  const { keyring, browser, now } = enrolling;
  return enrol(db, enrolling, (tx, whose) =>
    startSession(tx, { ...whose, keyring, by: "invitation", browser, now }),
  );
}

/** The same where a passkey alone signs nobody in: the person is not signed in by it, and shows both then. */
export function enrolOnly(db: Database, enrolling: Enrolling) {
  const none = { sessionId: undefined, token: null };
  return enrol(db, enrolling, () => Promise.resolve(none));
}

async function enrol<Begun extends { sessionId: string | undefined }>(
  db: Database,
  enrolling: Enrolling,
  begin: (
    tx: Database,
    whose: { responderId: string; personSeed: KeySeed },
  ) => Promise<Begun>,
): Promise<Begun | null> {
  const { keyring, token, challengeId, response, secret, rp, now } = enrolling;
  const { person, invited } = await getInvited(db, enrolling);
  const responderId = person.id;
  const challenge = await claimChallenge(db, { challengeId, responderId, now });
  if (challenge === null) return null;
  const made = await passkeyIn(response, challenge, rp);
  if (made === null) return null;

  return db.transaction(async (tx) => {
    await claimInvitation(tx, { keyring, invited, now });
    const personSeed = newKeySeed();
    const seedSealed = sealUnderSecret(secret, seedOf(made.id), personSeed);
    const whose = { responderId, seedSealed, createdAt: now };
    // A credential id is the authenticator's own random; one that exists already is a replay.
    if (!(await insertPasskey(tx, keyring, { ...made, ...whose }))) return null;
    const taking = { keyring, person, token, now };
    await takeKey(tx, taking, personSeed, invited);
    const begun = await begin(tx, { responderId, personSeed });
    await recordEvent(tx, {
      sessionId: begun.sessionId,
      event: { type: "passkey.enrolled", responderId },
      actor: actorOf(person),
      at: now,
    });
    return begun;
  });
}

/** What the seed of a passkey belongs to. */
export const seedOf = (passkeyId: string) => ["passkey", passkeyId];

/** The passkey that an authenticator made; null where its answer does not verify. */
export async function passkeyIn(
  response: RegistrationResponse,
  challenge: string,
  rp: RelyingParty,
) {
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
  }).catch(notVerified);
  if (!verified.verified) return null;
  const { credential } = verified.registrationInfo;
  return {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: response.response.transports ?? [],
  };
}

/** What the browser needs to sign in with any passkey it holds for us. */
export async function authenticationOptions(db: Database, { rp, now }: Common) {
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    timeout: challengeMinutes * 60_000,
    userVerification: "required",
  });
  const challengeId = await keepChallenge(db, {
    challenge: options.challenge,
    responderId: null,
    now,
  });
  return { challengeId, options };
}

/**
 * A session for the holder of a known passkey; null, with no word why, for anything else. Why somebody known is not signed in all
 * the same is said: they showed their passkey.
 * @throws NotFound for a person deactivated since
 */
export async function signInWithPasskey(
  db: Database,
  signingIn: Common & {
    keyring: Keyring;
    challengeId: string;
    response: AuthenticationResponse;
    secret: string;
    /** Whom the organization's provider named; null for nobody. Left out where no provider is asked. */
    visit?: NamedVisit | null;
  },
) {
  const { keyring, challengeId, response, secret, rp, visit, browser, now } =
    signingIn;
  const challenge = await claimChallenge(db, {
    challengeId,
    responderId: null,
    now,
  });
  const known = await findPasskey(db, keyring, response.id);
  if (challenge === null || !known) return null;
  const counter = await counterIn(response, { challenge, known, rp });
  const personSeed =
    known.seedSealed &&
    openUnderSecret(secret, seedOf(known.id), known.seedSealed);
  if (counter === null || !personSeed) return null;

  return db.transaction(async (tx) => {
    // A counter that moved meanwhile means two devices with one key: the second is refused.
    const used = { counter, lastUsedAt: now };
    if (!(await countUse(tx, known, used))) return null;
    const { responderId } = known;
    const showing = { keyring, responderId, now };
    const shown =
      visit === undefined ? "fits" : await showBoth(tx, { ...showing, visit });
    if (shown !== "fits" && shown !== "linked") return { refused: shown };
    const isLinked = shown === "linked";
    const beginning = { by: "passkey", personSeed, isLinked, browser } as const;
    return startSession(tx, { ...showing, ...beginning });
  });
}
