import { hkdfSync } from "node:crypto";
import sodium from "sodium-native";
import { termUnder, type TermKind } from "./blind-index.server.ts";
import type { BoxKeyPair } from "./keyring.server.ts";

/** What is indexed in a session and by no job. */
export type WordKind = Exclude<TermKind, "indicator">;

/** The pair to whose public half words and names are sealed until a session indexes them. */
export function searchPairOf(seed: Buffer): BoxKeyPair {
  const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES);
  const privateKey = Buffer.alloc(sodium.crypto_box_SECRETKEYBYTES);
  sodium.crypto_box_seed_keypair(publicKey, privateKey, seed);
  return { publicKey, privateKey };
}

/** HMAC key of the blind index of words and names; who does not have the seed can neither fill nor ask the index. */
export function wordIndexKey(seed: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", seed, "", "landline/words/v1", 32));
}

/** The blind-index entry of a word or name: equal ones meet, nothing is read back. */
export function blindWord(
  indexKey: Buffer,
  kind: WordKind,
  term: string,
): Buffer {
  return termUnder(indexKey, kind, term);
}
