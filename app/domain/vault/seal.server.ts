import sodium from "sodium-native";
import type { z } from "zod";
import type { Damage } from "./opened.ts";
import { randomBytes } from "./random.server.ts";

/** The symmetric key under which all sealed fields of one report lie. Never stored in clear, never logged. */
export type ReportKey = { readonly reportId: string; readonly bytes: Buffer };

/** Where a sealed value lives. Bound to the ciphertext, so that a row moved elsewhere does not open. */
export type Place = {
  table: string;
  column: string;
  row: string;
  version?: number;
};

/** It was sealed under another key or for another place, or it was changed or damaged since. */
export class CannotOpen extends Error {
  override readonly name = "CannotOpen";
  readonly damage: Damage;

  constructor(damage: Damage) {
    super(`a sealed value of ${damage.kind} does not open with this key`);
    this.damage = damage;
  }
}

export function generateReportKey(reportId: string): ReportKey {
  return {
    reportId,
    bytes: randomBytes(sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES),
  };
}

export function sealText(key: ReportKey, place: Place, text: string): Buffer {
  return sealBytes(
    key.bytes,
    boundTo(key, place),
    padded(Buffer.from(text, "utf8")),
  );
}

/** @throws CannotOpen if the key, the place or the bytes are not those of the sealing. */
export function openText(key: ReportKey, place: Place, sealed: Buffer): string {
  const bytes = openBytes(key.bytes, boundTo(key, place), sealed);
  if (!bytes) throw new CannotOpen(damageAt(place, key.reportId));
  return unpadded(bytes).toString("utf8");
}

export function sealJson(key: ReportKey, place: Place, value: unknown): Buffer {
  return sealText(key, place, JSON.stringify(value));
}

/** @throws CannotOpen also for what opens and is not what belongs there: it too hides itself alone */
export function openJson<Value>(
  key: ReportKey,
  place: Place,
  sealed: Buffer,
  schema: z.ZodType<Value>,
): Value {
  const parsed = schema.safeParse(jsonOf(openText(key, place, sealed)));
  if (!parsed.success) throw new CannotOpen(damageAt(place, key.reportId));
  return parsed.data;
}

export function damageAt(
  { table, column, row, version }: Place,
  reportId?: string,
): Damage {
  return { kind: `${table}.${column}`, reportId, row, version };
}

/** Undefined, which no schema of ours takes, for what is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** XChaCha20-Poly1305 under a random nonce: format byte, nonce, ciphertext and tag. */
export function sealBytes(key: Buffer, boundTo: Buffer, plain: Buffer): Buffer {
  const sealed = Buffer.alloc(1 + nonceBytes + plain.length + tagBytes);
  sealed[0] = format;
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  sodium.randombytes_buf(nonce);
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    sealed.subarray(1 + nonceBytes),
    plain,
    boundTo,
    null,
    nonce,
    key,
  );
  return sealed;
}

/** Null if key, binding or bytes are not those of the sealing. */
export function openBytes(
  key: Buffer,
  boundTo: Buffer,
  sealed: Buffer,
): Buffer | null {
  const plainBytes = sealed.length - 1 - nonceBytes - tagBytes;
  if (plainBytes < 0 || sealed[0] !== format) return null;
  const plain = Buffer.alloc(plainBytes);
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
      plain,
      null,
      sealed.subarray(1 + nonceBytes),
      boundTo,
      sealed.subarray(1, 1 + nonceBytes),
      key,
    );
    return plain;
  } catch {
    return null;
  }
}

/**
 * Length rounded up so that sizes tell little: at least 256 bytes, above that Padmé (at most 12 % more; PURBs,
 * Nikitin et al. 2019, section 4). Four bytes of length stand in front.
 */
export function paddedBytes(length: number): number {
  const needed = Math.max(length + 4, 256);
  const exponent = Math.floor(Math.log2(needed));
  const bits = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - bits);
  return Math.ceil(needed / step) * step;
}

const format = 1;
const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const tagBytes = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;

function boundTo(key: ReportKey, place: Place): Buffer {
  return Buffer.from(
    JSON.stringify([
      key.reportId,
      place.table,
      place.column,
      place.row,
      place.version ?? 0,
    ]),
  );
}

/** To `paddedBytes`, with the length in front. */
export function padded(plain: Buffer): Buffer {
  const block = Buffer.alloc(paddedBytes(plain.length));
  block.writeUInt32BE(plain.length, 0);
  plain.copy(block, 4);
  return block;
}

export function unpadded(block: Buffer): Buffer {
  return block.subarray(4, 4 + block.readUInt32BE(0));
}
