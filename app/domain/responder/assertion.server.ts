import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { ProvenPasskey } from "../identity/passkey.server.ts";
import type { AuthenticationResponse } from "./passkey-response.ts";

/** Who we are to an authenticator: the host, what it calls us, and the only origin whose answers count. */
export type RelyingParty = { id: string; name: string; origin: string };

/** How often the passkey was used by now; null where the authenticator's answer does not verify. */
export async function counterIn(
  response: AuthenticationResponse,
  {
    challenge,
    known,
    rp,
  }: {
    challenge: string;
    known: ProvenPasskey;
    rp: RelyingParty;
  },
): Promise<number | null> {
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    credential: {
      id: known.id,
      publicKey: new Uint8Array(known.publicKey),
      counter: known.counter,
      transports: known.transports,
    },
    requireUserVerification: true,
  }).catch(notVerified);
  return verified.verified ? verified.authenticationInfo.newCounter : null;
}

/** The library throws on a wrong challenge, origin, signature, counter or unverified user; all are the same to us. */
export function notVerified(): { verified: false } {
  return { verified: false };
}
