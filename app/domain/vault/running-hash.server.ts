import sodium from "sodium-native";

declare module "sodium-native" {
  export function crypto_hash_sha256_init(state: Buffer): void;
  export function crypto_hash_sha256_update(state: Buffer, input: Buffer): void;
  export function crypto_hash_sha256_final(state: Buffer, output: Buffer): void;
}

/**
 * SHA-256 that can be put away and taken up again: the state is plain bytes, which Node's own hash keeps to itself. They
 * stand in the byte order of the machine, so an upload goes on where its hash was begun, or on one of the same kind.
 */
export function startHash(): Buffer {
  const state = Buffer.alloc(sodium.crypto_hash_sha256_STATEBYTES);
  sodium.crypto_hash_sha256_init(state);
  return state;
}

/** Changes `state`. */
export function addToHash(state: Buffer, bytes: Buffer): void {
  sodium.crypto_hash_sha256_update(state, bytes);
}

/** Of all that was added; `state` can go on. */
export function hashSoFar(state: Buffer): Buffer {
  const sha256 = Buffer.alloc(sodium.crypto_hash_sha256_BYTES);
  sodium.crypto_hash_sha256_final(Buffer.from(state), sha256);
  return sha256;
}
