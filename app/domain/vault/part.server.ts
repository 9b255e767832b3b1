import { keyedDigest } from "./digest.server.ts";
import {
  CannotOpen,
  openBytes,
  sealBytes,
  type ReportKey,
} from "./seal.server.ts";

/** A part of a file opens as this part of this file alone: a swapped or moved one does not. */
export type PartPlace = { evidenceId: string; number: number };

/** As long as the plain bytes and 41 more: the sizes of parts are no secret. */
export function sealPart(
  key: ReportKey,
  place: PartPlace,
  plain: Buffer,
): Buffer {
  return sealBytes(key.bytes, boundTo(key, place), plain);
}

/** @throws CannotOpen */
export function openPart(
  key: ReportKey,
  place: PartPlace,
  sealed: Buffer,
): Buffer {
  const plain = openBytes(key.bytes, boundTo(key, place), sealed);
  if (!plain) throw cannotOpenFile(key, place.evidenceId);
  return plain;
}

/** Of a file of which something is missing, moved, swapped or changed. */
export function cannotOpenFile(
  { reportId }: ReportKey,
  evidenceId: string,
): CannotOpen {
  return new CannotOpen({ kind: "evidence_part", reportId, row: evidenceId });
}

/** Equal for files of equal bytes, within one report and nowhere else. */
export function sameFileTag(key: ReportKey, sha256: Buffer): Buffer {
  const tagKey = keyedDigest(key.bytes, "evidence/same-key", key.reportId);
  return keyedDigest(tagKey, "evidence/same", sha256);
}

function boundTo(key: ReportKey, { evidenceId, number }: PartPlace): Buffer {
  return Buffer.from(
    JSON.stringify([key.reportId, "evidence_part", evidenceId, number]),
  );
}
