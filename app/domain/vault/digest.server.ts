import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export function sha256(content: string | Buffer): Buffer {
  return createHash("sha256").update(content).digest();
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
