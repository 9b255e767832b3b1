import {
  authenticationOptions,
  enrolPasskey,
  registrationOptions,
  signInWithPasskey,
} from "#app/domain/responder/passkey.server.ts";
import type { NamedVisit } from "#app/domain/responder/provider-visit.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "#db/client.server.ts";
import { createAuthenticator } from "./authenticator.server.ts";

const origin = "https://desk.example.org";
/** Whom the passkeys of tests are for. */
export const rp = { id: "desk.example.org", name: "Landline", origin };

export type Authenticator = Awaited<ReturnType<typeof createAuthenticator>>;

export const newAuthenticator = () =>
  createAuthenticator({ origin, host: rp.id });

/** Answers an invitation with a new passkey, as a browser would. */
export async function enrol(
  db: Database,
  { keyring, token, now }: { keyring: Keyring; token: string; now: Date },
) {
  const authenticator = await newAuthenticator();
  const invited = { keyring, token, rp, now };
  const { challengeId, options } = await registrationOptions(db, invited);
  const response = await authenticator.register(options.challenge);
  const { secret } = authenticator;
  const answer = { ...invited, challengeId, response, secret };
  return { authenticator, session: await enrolPasskey(db, answer) };
}

type SigningIn = {
  keyring: Keyring;
  authenticator: Authenticator;
  how?: Parameters<Authenticator["sign"]>[1];
  now: Date;
};

/** Signs in with a passkey, as a browser would; null for whoever is not. */
export async function signIn(db: Database, signingIn: SigningIn) {
  const answer = await signInNamed(db, signingIn);
  return answer && "token" in answer ? answer : null;
}

/** The same where the organization's provider named somebody, or nobody, before; and why it was refused. */
export async function signInNamed(
  db: Database,
  {
    keyring,
    authenticator,
    how,
    visit,
    now,
  }: SigningIn & { visit?: NamedVisit | null },
) {
  const { challengeId, options } = await authenticationOptions(db, { rp, now });
  const response = await authenticator.sign(options.challenge, how);
  const { secret } = authenticator;
  const answer = { keyring, challengeId, response, secret, rp, visit, now };
  return signInWithPasskey(db, answer);
}
