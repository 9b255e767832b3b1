import {
  calculateJwkThumbprint,
  CompactSign,
  compactVerify,
  errors,
} from "jose";
import sodium from "sodium-native";
import { readBase64url } from "./base64url.ts";
import type { Keyring } from "./keyring.server.ts";

/** What a signature is for, as its `typ`: a signature given for one thing proves nothing else. */
export type SignedKind = "landline-receipt+jws" | "landline-history-export+jws";

/** A public key as `/.well-known/jwks.json` shows it (RFC 8037). */
export type PublicJwk = {
  kty: "OKP";
  crv: "Ed25519";
  x: string;
  kid: string;
  use: "sig";
  alg: "EdDSA";
};

export type Verified =
  | {
      is: "ours";
      payload: unknown;
      kid: string;
      keyNumber: number;
      isCurrentKey: boolean;
    }
  /** No JWS at all, or one of another kind or algorithm. */
  | { is: "unreadable" }
  /** Signed with a key that is not among ours, or no longer. */
  | { is: "unknown-key"; kid: string }
  /** Names a key of ours, but what it signs is not what stands there. */
  | { is: "changed"; kid: string };

/** JWS compact serialization (RFC 7515), EdDSA (RFC 8037) under the current key. */
export async function signJws(
  keyring: Keyring,
  kind: SignedKind,
  payload: object,
): Promise<string> {
  const { current, privateKeys } = keyring.signing;
  const seed = privateKeys.get(current);
  if (!seed) throw new Error(`signing key ${current} is missing`);
  const { kid, ...jwk } = await publicJwk(current, seed);
  return new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: "EdDSA", typ: kind, kid })
    .sign({ ...jwk, d: seed.toString("base64url") });
}

/** Whether one of our keys signed this, and what. The payload is parsed, not yet validated. */
export async function verifyJws(
  keyring: Keyring,
  kind: SignedKind,
  jws: string,
): Promise<Verified> {
  const keys = await listPublicKeys(keyring);
  let named = "";
  try {
    const { payload, protectedHeader } = await compactVerify(
      jws,
      ({ kid }) => {
        named = kid ?? "";
        const key = keys.find(({ jwk }) => jwk.kid === kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return key.jwk;
      },
      { algorithms: ["EdDSA"] },
    );
    const key = keys.find(({ jwk }) => jwk.kid === named);
    if (!key || protectedHeader.typ !== kind) return { is: "unreadable" };
    const isExact = jws.split(".").every((part) => readBase64url(part));
    if (!isExact) return { is: "changed", kid: named };
    return {
      is: "ours",
      payload: JSON.parse(Buffer.from(payload).toString("utf8")),
      kid: named,
      keyNumber: key.number,
      isCurrentKey: key.number === keyring.signing.current,
    };
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey)
      return { is: "unknown-key", kid: named };
    if (error instanceof errors.JWSSignatureVerificationFailed)
      return { is: "changed", kid: named };
    if (error instanceof errors.JOSEError) return { is: "unreadable" };
    throw error;
  }
}

/** Every number we hold, the newest first. */
export async function listPublicJwks(keyring: Keyring): Promise<PublicJwk[]> {
  return (await listPublicKeys(keyring)).map(({ jwk }) => jwk);
}

async function listPublicKeys({ signing }: Keyring) {
  const numbered = [...signing.privateKeys].sort(([a], [b]) => b - a);
  return Promise.all(
    numbered.map(async ([number, seed]) => {
      return { number, jwk: await publicJwk(number, seed) };
    }),
  );
}

async function publicJwk(number: number, seed: Buffer): Promise<PublicJwk> {
  const publicKey = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
  const secretKey = Buffer.alloc(sodium.crypto_sign_SECRETKEYBYTES);
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed);
  sodium.sodium_memzero(secretKey);
  const bare = {
    kty: "OKP",
    crv: "Ed25519",
    x: publicKey.toString("base64url"),
  } as const;
  return { ...bare, kid: await kidOf(number, bare), use: "sig", alg: "EdDSA" };
}

/** `2-1f0c9ab2d6e4`: the number, and 48 bits of the key's thumbprint (RFC 7638) in letters that can be read aloud. */
async function kidOf(number: number, jwk: object): Promise<string> {
  const thumbprint = Buffer.from(
    await calculateJwkThumbprint(jwk, "sha256"),
    "base64url",
  );
  return `${number}-${thumbprint.subarray(0, 6).toString("hex")}`;
}
