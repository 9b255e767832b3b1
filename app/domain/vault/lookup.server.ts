import { keyedDigest } from "./digest.server.ts";
import { deskKeyOf, type Keyring } from "./keyring.server.ts";
import { randomBytes } from "./random.server.ts";

/** What reporters show, looked up under the pepper. */
type ReporterPurpose =
  | "access-code"
  | "reporter-session"
  | "code-source"
  | "lost-code-source"
  | "draft-source";

/** What responders show, looked up under a key that the public surface does not hold. */
type DeskPurpose = "responder-session" | "invitation" | "provider-subject";

/**
 * What the database holds of a secret: enough to find its row, useless to present.
 * @throws Error for what responders show, on a surface without the desk key
 */
export function lookupOf(
  keyring: Keyring,
  purpose: ReporterPurpose | DeskPurpose,
  secret: string,
): Buffer {
  return keyedDigest(keyOf(keyring, purpose), purpose, secret);
}

function keyOf(
  keyring: Keyring,
  purpose: ReporterPurpose | DeskPurpose,
): Buffer {
  switch (purpose) {
    case "responder-session":
    case "invitation":
    case "provider-subject":
      return deskKeyOf(keyring);
    default:
      return keyring.pepper;
  }
}

/** 256 random bits, safe in a cookie and in the fragment of a link. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}
