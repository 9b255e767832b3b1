import { z } from "zod";
import {
  openJson,
  openText,
  sealJson,
  sealText,
  type ReportKey,
} from "../vault/seal.server.ts";
import type { FileName } from "./file-name.ts";

const termsSchema = z.array(z.string());
const nameSchema = z.object({ name: z.string(), mediaType: z.string() });

export function sealName(
  key: ReportKey,
  id: string,
  fileName: FileName,
): Buffer {
  return sealJson(key, place("name_sealed", id), fileName);
}

/** @throws CannotOpen */
export function openName(key: ReportKey, id: string, sealed: Buffer): FileName {
  return openJson(key, place("name_sealed", id), sealed, nameSchema);
}

export function sealHash(key: ReportKey, id: string, sha256: Buffer): Buffer {
  return sealText(key, place("sha256_sealed", id), sha256.toString("hex"));
}

/** In hexadecimal. @throws CannotOpen */
export function openHash(key: ReportKey, id: string, sealed: Buffer): string {
  return openText(key, place("sha256_sealed", id), sealed);
}

/** Of the indicators that were read in it. */
export function sealTerms(
  key: ReportKey,
  id: string,
  terms: readonly string[],
): Buffer {
  return sealJson(key, place("terms_sealed", id), terms);
}

/** @throws CannotOpen */
export function openTerms(
  key: ReportKey,
  id: string,
  sealed: Buffer,
): string[] {
  return openJson(key, place("terms_sealed", id), sealed, termsSchema);
}

/** The hash of the first `atBytes` of a file. */
export function sealHashState(
  key: ReportKey,
  id: string,
  { hashState, atBytes }: { hashState: Buffer; atBytes: number },
): Buffer {
  const at = place("hash_state_sealed", id, atBytes);
  return sealText(key, at, hashState.toString("base64"));
}

/** @throws CannotOpen */
export function openHashState(
  key: ReportKey,
  id: string,
  { sealed, atBytes }: { sealed: Buffer; atBytes: number },
): Buffer {
  const at = place("hash_state_sealed", id, atBytes);
  return Buffer.from(openText(key, at, sealed), "base64");
}

function place(column: string, row: string, version?: number) {
  return { table: "evidence", column, row, version };
}
