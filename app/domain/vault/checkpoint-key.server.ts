import sodium from "sodium-native";
import type { Keyring } from "./keyring.server.ts";

/** The public half of the key that signs now. @throws Error in a process without checkpoint keys */
export function checkpointKey(keyring: Keyring): Buffer {
  const { current, privateKeys } = checkpointKeys(keyring);
  const seed = privateKeys.get(current);
  if (!seed) throw new Error(`checkpoint key ${current} is missing`);
  return pairOf(seed).publicKey;
}

/** Whether a key of ours, of any number, has this public half; null where this process has none to compare. */
export function isOurCheckpointKey(
  keyring: Keyring,
  publicKey: Buffer,
): boolean | null {
  return keyring.checkpoint && seedOf(keyring, publicKey) !== null;
}

/** Ed25519, by our key with this public half. @throws Error when we have none */
export function signCheckpoint(
  keyring: Keyring,
  { publicKey, text }: { publicKey: Buffer; text: string },
): Buffer {
  const seed = seedOf(keyring, publicKey);
  if (!seed) throw new Error("no checkpoint key has this public half");
  const signature = Buffer.alloc(sodium.crypto_sign_BYTES);
  const { secretKey } = pairOf(seed);
  sodium.crypto_sign_detached(signature, Buffer.from(text), secretKey);
  sodium.sodium_memzero(secretKey);
  return signature;
}

/** Needs nothing but what is given. */
export function isSignedBy(
  publicKey: Buffer,
  { text, signature }: { text: string; signature: Buffer },
): boolean {
  return (
    publicKey.length === sodium.crypto_sign_PUBLICKEYBYTES &&
    signature.length === sodium.crypto_sign_BYTES &&
    sodium.crypto_sign_verify_detached(signature, Buffer.from(text), publicKey)
  );
}

/** @throws Error in a process without checkpoint keys */
function checkpointKeys({ checkpoint }: Keyring) {
  if (!checkpoint) throw new Error("this surface holds no checkpoint key");
  return checkpoint;
}

function seedOf(keyring: Keyring, publicKey: Buffer): Buffer | null {
  const seeds = [...checkpointKeys(keyring).privateKeys.values()];
  return seeds.find((seed) => pairOf(seed).publicKey.equals(publicKey)) ?? null;
}

function pairOf(seed: Buffer) {
  const publicKey = Buffer.alloc(sodium.crypto_sign_PUBLICKEYBYTES);
  const secretKey = Buffer.alloc(sodium.crypto_sign_SECRETKEYBYTES);
  sodium.crypto_sign_seed_keypair(publicKey, secretKey, seed);
  return { publicKey, secretKey };
}
