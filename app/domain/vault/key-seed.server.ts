import { hkdfSync } from "node:crypto";
import sodium from "sodium-native";
import type { BoxKeyPair } from "./keyring.server.ts";
import { sha256 } from "./digest.server.ts";
import { randomBytes } from "./random.server.ts";
import { openBytes, sealBytes } from "./seal.server.ts";

/**
 * The one secret of a unit, a person or the house, 32 bytes. Two key pairs follow from it: X25519, for what is sealed to
 * its holder, and Ed25519, for what its holder vouches for.
 */
export type KeySeed = Buffer;

/** What everybody may know of a seed: the two public keys, X25519 then Ed25519, 64 bytes. */
export type PublicHalf = Buffer;

export function newKeySeed(): KeySeed {
  return randomBytes(32);
}

export function publicHalfOf(seed: KeySeed): PublicHalf {
  const box = boxPair(seed);
  const sign = signPair(seed);
  sodium.sodium_memzero(box.privateKey);
  sodium.sodium_memzero(sign.privateKey);
  return Buffer.concat([box.publicKey, sign.publicKey]);
}

/** Of a half the key that vouches, as configuration holds that of the directory. */
export function vouchingKeyOf(half: PublicHalf): Buffer {
  return half.subarray(boxBytes);
}

/** Of a half the key that is sealed to. */
export function boxKeyOf(half: PublicHalf): Buffer {
  return half.subarray(0, boxBytes);
}

/**
 * Sealed to whoever holds the seed of this half. What it belongs to (table, row, …) is inside: it opens as nothing else.
 */
export function sealToHalf(
  half: PublicHalf,
  belongsTo: readonly string[],
  secret: Buffer,
): Buffer {
  const plain = Buffer.concat([print(belongsTo), secret]);
  const sealed = Buffer.alloc(plain.length + sodium.crypto_box_SEALBYTES);
  sodium.crypto_box_seal(sealed, plain, boxKeyOf(half));
  sodium.sodium_memzero(plain);
  return sealed;
}

/** Null for another seed, for what belongs elsewhere, and for bytes that were changed. */
export function openWithSeed(
  seed: KeySeed,
  belongsTo: readonly string[],
  sealed: Buffer,
): Buffer | null {
  const plainBytes = sealed.length - sodium.crypto_box_SEALBYTES;
  if (plainBytes < printBytes) return null;
  const plain = Buffer.alloc(plainBytes);
  const { publicKey, privateKey } = boxPair(seed);
  const isOpen = sodium.crypto_box_seal_open(
    plain,
    sealed,
    publicKey,
    privateKey,
  );
  sodium.sodium_memzero(privateKey);
  const isOwn = plain.subarray(0, printBytes).equals(print(belongsTo));
  return isOpen && isOwn ? plain.subarray(printBytes) : null;
}

/** A signature of the seed's holder under a statement: 64 bytes. */
export function vouch(seed: KeySeed, statement: readonly string[]): Buffer {
  const { privateKey } = signPair(seed);
  const signature = Buffer.alloc(sodium.crypto_sign_BYTES);
  sodium.crypto_sign_detached(signature, print(statement), privateKey);
  sodium.sodium_memzero(privateKey);
  return signature;
}

export function isVouchedFor(
  vouchingKey: Buffer,
  statement: readonly string[],
  signature: Buffer,
): boolean {
  return (
    signature.length === sodium.crypto_sign_BYTES &&
    vouchingKey.length === sodium.crypto_sign_PUBLICKEYBYTES &&
    sodium.crypto_sign_verify_detached(signature, print(statement), vouchingKey)
  );
}

/**
 * A seed under a secret of full strength that only its holder has: a session's token, an invitation's, the answer of a
 * passkey. No slow hash is needed.
 */
export function sealUnderSecret(
  secret: string,
  belongsTo: readonly string[],
  seed: KeySeed,
): Buffer {
  return sealBytes(keyUnder(secret, belongsTo), print(belongsTo), seed);
}

/** Null for another secret, for what belongs elsewhere, and for bytes that were changed. */
export function openUnderSecret(
  secret: string,
  belongsTo: readonly string[],
  sealed: Buffer,
): KeySeed | null {
  return openBytes(keyUnder(secret, belongsTo), print(belongsTo), sealed);
}

/** A key that follows from a seed, for one purpose. */
function keyFromSeed(seed: KeySeed, purpose: string): Buffer {
  return derived(seed, `landline/${purpose}/v1`);
}

const boxBytes = sodium.crypto_box_PUBLICKEYBYTES;
const printBytes = 32;

/** JSON keeps the parts apart whatever is in them. */
function print(parts: readonly string[]): Buffer {
  return sha256(JSON.stringify(parts));
}

function keyUnder(secret: string, [purpose = ""]: readonly string[]): Buffer {
  return derived(secret, `landline/under/${purpose}/v1`);
}

function derived(secret: string | Buffer, info: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", info, 32));
}

/** X25519. */
export function boxPair(seed: KeySeed): BoxKeyPair {
  const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES);
  const privateKey = Buffer.alloc(sodium.crypto_box_SECRETKEYBYTES);
  const own = keyFromSeed(seed, "seed-box");
  sodium.crypto_box_seed_keypair(publicKey, privateKey, own);
  sodium.sodium_memzero(own);
  return { publicKey, privateKey };
}

function signPair(seed: KeySeed) {
  const publicKey = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
  const privateKey = Buffer.alloc(sodium.crypto_sign_SECRETKEYBYTES);
  const own = keyFromSeed(seed, "seed-sign");
  sodium.crypto_sign_seed_keypair(publicKey, privateKey, own);
  sodium.sodium_memzero(own);
  return { publicKey, privateKey };
}
