import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export function sha256(content: string | Buffer): Buffer {
  return createHash("sha256").update(content).digest();
}

/** What a sender may check the way of bytes with: it shows slips of a line, and proves nothing. */
export const wayDigests = ["sha1", "sha256", "sha512"] as const;

export function wayDigest(
  algorithm: (typeof wayDigests)[number],
  pieces: readonly Buffer[],
): Buffer {
  const hash = createHash(algorithm);
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** HMAC-SHA-256 of `text` under `key`, kept apart from other uses of the same key by `purpose`. */
export function keyedDigest(
  key: Buffer,
  purpose: string,
  text: string | Buffer,
): Buffer {
  return createHmac("sha256", key)
    .update(`landline/${purpose}/v1\0`)
    .update(text)
    .digest();
}

export function sameDigest(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
