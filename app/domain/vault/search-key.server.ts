import { hkdfSync } from "node:crypto";
import { termUnder, type IndexedKind } from "./blind-index.server.ts";
import { boxKeyOf, type PublicHalf } from "./key-seed.server.ts";

/** What is indexed in a session and by no job. */
export type WordKind = Exclude<IndexedKind, "indicator">;

/** Of the search seed's public half what words and names are sealed to until a session indexes them. */
export function searchPublicKeyOf(half: PublicHalf): Buffer {
  return boxKeyOf(half);
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
