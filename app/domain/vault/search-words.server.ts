import { readBase64url } from "./base64url.ts";
import { keyedDigest } from "./digest.server.ts";
import { deskKeyOf, type Keyring } from "./keyring.server.ts";
import { openBytes, sealBytes } from "./seal.server.ts";

/**
 * What somebody searches for, sealed for the page's address: it names organisations, and addresses are kept in histories
 * and logs. Opens for every process that holds the desk key, so a page can be kept as a bookmark.
 * @throws Error on a surface without the desk key
 */
export function sealSearch(keyring: Keyring, typed: string): string {
  const plain = Buffer.from(typed.padEnd(searchBytes), "utf8");
  return sealBytes(searchWordsKey(keyring), binding, plain).toString(
    "base64url",
  );
}

/** The words without the blanks around them, or null for what is none of ours. */
export function openSearch(keyring: Keyring, token: string): string | null {
  const sealed = readBase64url(token);
  if (!sealed) return null;
  const plain = openBytes(searchWordsKey(keyring), binding, sealed);
  return plain && plain.toString("utf8").trim();
}

/** Most names are shorter, so the address does not tell their length. */
const searchBytes = 64;
const binding = Buffer.from("search");

function searchWordsKey(keyring: Keyring): Buffer {
  return keyedDigest(deskKeyOf(keyring), "search-words", "");
}
