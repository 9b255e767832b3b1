import { hkdfSync } from "node:crypto";
import { isSealedToCode, openWithCode } from "./code-key.server.ts";
import {
  CannotOpen,
  openBytes,
  sealBytes,
  type ReportKey,
} from "./seal.server.ts";

/**
 * The report key under a secret that only its holder has: an access code (115 bits) or a session token (256 bits).
 * No slow hash is needed at that strength.
 */
export function wrapWithSecret(secret: string, key: ReportKey): Buffer {
  return sealBytes(
    wrappingKey(secret, key.reportId),
    Buffer.from(key.reportId),
    key.bytes,
  );
}

/** @throws CannotOpen */
export function unwrapWithSecret(
  secret: string,
  reportId: string,
  wrapped: Buffer,
): ReportKey {
  const bytes = openBytes(
    wrappingKey(secret, reportId),
    Buffer.from(reportId),
    wrapped,
  );
  if (!bytes) throw new CannotOpen({ kind: "a wrapped report key", reportId });
  return { reportId, bytes };
}

/** The same from an access code, in whichever of its two forms the key was wrapped for it. @throws CannotOpen */
export function unwrapWithCode(
  code: string,
  access: { reportId: string; accessId: string; keyWrapped: Buffer },
): ReportKey {
  const { reportId, accessId, keyWrapped } = access;
  if (!isSealedToCode(keyWrapped))
    return unwrapWithSecret(code, reportId, keyWrapped);
  const request = { reportId, requestId: accessId };
  const bytes = openWithCode(code, request, keyWrapped);
  if (!bytes)
    throw new CannotOpen({
      kind: "report_access.key_wrapped",
      reportId,
      row: accessId,
    });
  return { reportId, bytes };
}

/** A key that only the holder of the secret can make: what it seals does not open with the report key. */
export function keyOfSecret(secret: string, reportId: string): ReportKey {
  return { reportId, bytes: derivedKey(secret, reportId, "landline/seal/v1") };
}

function wrappingKey(secret: string, reportId: string): Buffer {
  return derivedKey(secret, reportId, "landline/wrap/v1");
}

function derivedKey(secret: string, reportId: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, reportId, purpose, 32));
}
