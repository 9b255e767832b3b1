import sodium from "sodium-native";
import { randomBytes } from "./random.server.ts";

/**
 * The keys a process holds. A process of the public surface has no operations private key and no index key: what it
 * cannot open, whoever takes it over cannot open either.
 */
export type Keyring = {
  /** HMAC key of the access-code, session and invitation look-ups. */
  pepper: Buffer;
  /** HMAC key of the blind index; null where nothing may be searched. */
  indexKey: Buffer | null;
  operations: OperationsKeys;
  signing: SigningKeys;
  /** Signs checkpoints of the history; null in every process that is the web's alone. */
  checkpoint: SigningKeys | null;
};

type OperationsKeys = {
  /** The number under which new reports are sealed. */
  current: number;
  publicKeys: ReadonlyMap<number, Buffer>;
  /** Null on the public surface. */
  privateKeys: ReadonlyMap<number, Buffer> | null;
};

type SigningKeys = {
  /** The number under which new receipts, or checkpoints, are signed. */
  current: number;
  /** Ed25519 seeds. Older ones stay, so that what they signed can still be verified. */
  privateKeys: ReadonlyMap<number, Buffer>;
};

export type OperationsKeyPair = { publicKey: Buffer; privateKey: Buffer };

export function generateOperationsKeyPair(): OperationsKeyPair {
  const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES);
  const privateKey = Buffer.alloc(sodium.crypto_box_SECRETKEYBYTES);
  sodium.crypto_box_keypair(publicKey, privateKey);
  return { publicKey, privateKey };
}

/** A whole new keyring, for a first start and for tests. */
export function generateKeyring(): Keyring {
  const pair = generateOperationsKeyPair();
  return {
    pepper: randomBytes(32),
    indexKey: randomBytes(32),
    operations: {
      current: 1,
      publicKeys: new Map([[1, pair.publicKey]]),
      privateKeys: new Map([[1, pair.privateKey]]),
    },
    signing: { current: 1, privateKeys: new Map([[1, randomBytes(32)]]) },
    checkpoint: { current: 1, privateKeys: new Map([[1, randomBytes(32)]]) },
  };
}

/** The same keys without those that open a submitted report or search its words. */
export function publicPart(keyring: Keyring): Keyring {
  return {
    ...keyring,
    indexKey: null,
    checkpoint: null,
    operations: { ...keyring.operations, privateKeys: null },
  };
}
