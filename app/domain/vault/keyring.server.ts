import sodium from "sodium-native";
import { newKeySeed, publicHalfOf, vouchingKeyOf } from "./key-seed.server.ts";
import { randomBytes } from "./random.server.ts";

/**
 * The keys a process holds. Each surface has those that it cannot do without: what a process cannot open, whoever takes it
 * over cannot open either. None of them opens a sent report.
 */
export type Keyring = {
  /** HMAC key of what reporters show: access codes, the sessions of their browsers, the networks they come from. */
  pepper: Buffer;
  /** HMAC key of what responders show, and of the tags that prove who is who; null where nobody of them is known. */
  deskKey: Buffer | null;
  /** HMAC key of the blind index of indicators, which jobs match; null on the public surface. */
  indicatorKey: Buffer | null;
  /** Of the directory key its public half: what signs the first key of each unit, and the keys of the house. */
  directoryKey: Buffer;
  worker: WorkerKeys;
  /** From which the seeds of one-click accounts follow; null where there are none. */
  demonstrationKey: Buffer | null;
  signing: SigningKeys;
  /** Signs checkpoints of the history; null in every process that is the web's alone. */
  checkpoint: SigningKeys | null;
};

/** What a session hands over to the jobs is sealed to these. */
export type WorkerKeys = {
  /** The number under which new things are sealed. */
  current: number;
  publicKeys: ReadonlyMap<number, Buffer>;
  /** Null but where jobs are worked. */
  privateKeys: ReadonlyMap<number, Buffer> | null;
};

type SigningKeys = {
  /** The number under which new receipts, or checkpoints, are signed. */
  current: number;
  /** Ed25519 seeds. Older ones stay, so that what they signed can still be verified. */
  privateKeys: ReadonlyMap<number, Buffer>;
};

/** X25519. */
export type BoxKeyPair = { publicKey: Buffer; privateKey: Buffer };

export function generateBoxKeyPair(): BoxKeyPair {
  const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES);
  const privateKey = Buffer.alloc(sodium.crypto_box_SECRETKEYBYTES);
  sodium.crypto_box_keypair(publicKey, privateKey);
  return { publicKey, privateKey };
}

/** A whole new keyring, for a first start and for tests. The private half of the directory key is never part of one. */
export function generateKeyring(
  directoryKey = vouchingKeyOf(publicHalfOf(newKeySeed())),
): Keyring {
  const worker = generateBoxKeyPair();
  return {
    pepper: randomBytes(32),
    deskKey: randomBytes(32),
    indicatorKey: randomBytes(32),
    directoryKey,
    demonstrationKey: randomBytes(32),
    worker: {
      current: 1,
      publicKeys: new Map([[1, worker.publicKey]]),
      privateKeys: new Map([[1, worker.privateKey]]),
    },
    signing: { current: 1, privateKeys: new Map([[1, randomBytes(32)]]) },
    checkpoint: { current: 1, privateKeys: new Map([[1, randomBytes(32)]]) },
  };
}

/** @throws Error on a surface that knows nobody of the desk, and so holds no desk key */
export function deskKeyOf({ deskKey }: Keyring): Buffer {
  if (!deskKey) throw new Error("this surface holds no desk key");
  return deskKey;
}

/** The same keys without those that the public surface does not hold. */
export function publicPart(keyring: Keyring): Keyring {
  return {
    ...keyring,
    deskKey: null,
    indicatorKey: null,
    demonstrationKey: null,
    checkpoint: null,
    worker: { ...keyring.worker, privateKeys: null },
  };
}
