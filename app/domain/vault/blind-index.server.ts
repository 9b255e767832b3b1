import { keyedDigest } from "./digest.server.ts";
import type { Keyring } from "./keyring.server.ts";

/** Of the terms by which a report is found. */
export type IndexedKind =
  "organisation" | "organisation-word" | "indicator" | "mail-address";

/** `searched`: what the history keeps of a search. */
type TermKind = IndexedKind | "searched";

/**
 * The blind-index entry of a term, cut to 16 bytes: equal terms meet, nothing is read back.
 * @throws Error on a surface without the indicator key
 */
export function blindTerm(
  keyring: Keyring,
  kind: TermKind,
  term: string,
): Buffer {
  if (!keyring.indicatorKey)
    throw new Error("this surface holds no indicator key");
  return termUnder(keyring.indicatorKey, kind, term);
}

/** The same under a key of another index. */
export function termUnder(key: Buffer, kind: TermKind, term: string): Buffer {
  return keyedDigest(key, `term/${kind}`, term).subarray(0, 16);
}
