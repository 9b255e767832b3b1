import { readBase64url } from "./base64url.ts";
import { keyedDigest } from "./digest.server.ts";
import type { Keyring } from "./keyring.server.ts";
import { openBytes, sealBytes } from "./seal.server.ts";

/**
 * What a browser carries for us from one page to the next, before there is a report to keep it in: sealed under a key that
 * follows from the pepper, so that it can neither be read where it lies nor be made up.
 */
export function sealCarried(
  keyring: Keyring,
  kind: string,
  value: unknown,
): string {
  const plain = Buffer.from(JSON.stringify(value), "utf8");
  return sealBytes(carryingKey(keyring), Buffer.from(kind), plain).toString(
    "base64url",
  );
}

/** Parsed but not yet validated; null for what is none of ours. */
export function openCarried(
  keyring: Keyring,
  kind: string,
  token: string,
): unknown {
  const sealed = readBase64url(token);
  if (!sealed) return null;
  const plain = openBytes(carryingKey(keyring), Buffer.from(kind), sealed);
  return plain && JSON.parse(plain.toString("utf8"));
}

function carryingKey({ pepper }: Keyring): Buffer {
  return keyedDigest(pepper, "carried", "");
}
