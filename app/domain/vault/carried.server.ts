import { readBase64url } from "./base64url.ts";
import { keyedDigest } from "./digest.server.ts";
import { deskKeyOf, type Keyring } from "./keyring.server.ts";
import { openBytes, sealBytes } from "./seal.server.ts";

/** Of reporters: a new access code that waits. Of the desk: whom the organization's sign-in named. */
type CarriedKind = "lost-code" | "provider-visit";

/**
 * What a browser carries for us from one page to the next, before there is a row to keep it in: sealed under a key that
 * follows from the pepper, or from the desk key, so that it can neither be read where it lies nor be made up; what the desk
 * gave, by nobody who took the public surface over either.
 */
export function sealCarried(
  keyring: Keyring,
  kind: CarriedKind,
  value: unknown,
): string {
  const plain = Buffer.from(JSON.stringify(value), "utf8");
  return sealBytes(
    carryingKey(keyring, kind),
    Buffer.from(kind),
    plain,
  ).toString("base64url");
}

/** Parsed but not yet validated; null for what is none of ours. */
export function openCarried(
  keyring: Keyring,
  kind: CarriedKind,
  token: string,
): unknown {
  const sealed = readBase64url(token);
  if (!sealed) return null;
  const plain = openBytes(
    carryingKey(keyring, kind),
    Buffer.from(kind),
    sealed,
  );
  return plain && JSON.parse(plain.toString("utf8"));
}

function carryingKey(keyring: Keyring, kind: CarriedKind): Buffer {
  const isDesks = kind === "provider-visit";
  const key = isDesks ? deskKeyOf(keyring) : keyring.pepper;
  return keyedDigest(key, "carried", "");
}
