import { keyedDigest } from "./digest.server.ts";
import type { Keyring } from "./keyring.server.ts";
import { randomBytes } from "./random.server.ts";

export type TokenPurpose =
  | "access-code"
  | "reporter-session"
  | "responder-session"
  | "invitation"
  | "code-source"
  | "lost-code-source";

/** What the database holds of a secret: enough to find its row, useless to present. */
export function lookupOf(
  keyring: Keyring,
  purpose: TokenPurpose,
  secret: string,
): Buffer {
  return keyedDigest(keyring.pepper, purpose, secret);
}

/** 256 random bits, safe in a cookie and in the fragment of a link. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}
