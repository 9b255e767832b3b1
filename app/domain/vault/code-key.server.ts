import { hkdfSync } from "node:crypto";
import sodium from "sodium-native";
import { sha256 } from "./digest.server.ts";
import type { ReportKey } from "./seal.server.ts";

/**
 * What a report key is sealed to for a code that nobody but its holder has: the public half of a key pair that follows from
 * the code and the id of the request for it.
 */
export function publicKeyOfCode(code: string, requestId: string): Buffer {
  return pairOf(code, requestId).publicKey;
}

/** A print of what a request for a new code says of that code, so that none of it can be changed unseen. */
export function bindingOfCode({
  publicKey,
  codeLookup,
}: {
  publicKey: Buffer;
  codeLookup: Buffer;
}): string {
  return sha256(Buffer.concat([publicKey, codeLookup])).toString("hex");
}

/** The report key for the holder of the code alone, whoever seals it: opened by `openWithCode`. */
export function sealToCode(publicKey: Buffer, key: ReportKey): Buffer {
  const plain = Buffer.concat([Buffer.from(key.reportId), key.bytes]);
  const sealed = Buffer.alloc(1 + plain.length + sodium.crypto_box_SEALBYTES);
  sealed[0] = format;
  sodium.crypto_box_seal(sealed.subarray(1), plain, publicKey);
  return sealed;
}

export function isSealedToCode(wrapped: Buffer): boolean {
  return wrapped[0] === format;
}

/** Null for another code, another request, another report's key, and for bytes that were changed. */
export function openWithCode(
  code: string,
  { reportId, requestId }: { reportId: string; requestId: string },
  wrapped: Buffer,
): Buffer | null {
  const plainBytes = wrapped.length - 1 - sodium.crypto_box_SEALBYTES;
  if (plainBytes <= 36 || !isSealedToCode(wrapped)) return null;
  const plain = Buffer.alloc(plainBytes);
  const { publicKey, privateKey } = pairOf(code, requestId);
  const isOpen = sodium.crypto_box_seal_open(
    plain,
    wrapped.subarray(1),
    publicKey,
    privateKey,
  );
  sodium.sodium_memzero(privateKey);
  const isOwn = plain.subarray(0, 36).toString() === reportId;
  return isOpen && isOwn ? plain.subarray(36) : null;
}

/** 1 is what `sealBytes` makes: one column holds both. */
const format = 2;

function pairOf(code: string, requestId: string) {
  const seed = Buffer.from(
    hkdfSync("sha256", code, requestId, "landline/code-key/v1", 32),
  );
  const publicKey = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES);
  const privateKey = Buffer.alloc(sodium.crypto_box_SECRETKEYBYTES);
  sodium.crypto_box_seed_keypair(publicKey, privateKey, seed);
  sodium.sodium_memzero(seed);
  return { publicKey, privateKey };
}
