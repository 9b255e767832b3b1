import { beginFile } from "#app/domain/evidence/begin.server.ts";
import { usualLimits } from "#app/domain/evidence/limits.ts";
import {
  getReceived,
  receiveBytes,
} from "#app/domain/evidence/receive.server.ts";
import type { EvidenceStore } from "#app/domain/evidence/store.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import type { Database } from "#db/client.server.ts";
import type { AnswerValues } from "./answers.ts";

/** Of a report that takes files at once: no communications or intercept systems are touched. */
export const answersThatTakeFiles: AnswerValues = {
  affected: ["servers"],
  data_kinds: ["credentials"],
};

/** Bytes in chunks of a size that fits no part. */
export async function* inChunks(
  content: Buffer,
  chunkBytes = 65_521,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += chunkBytes)
    yield await Promise.resolve(content.subarray(at, at + chunkBytes));
}

/** A file that its reporter sent whole, by the commands that a browser's requests run. */
export async function sendFile(
  db: Database,
  file: {
    session: ReporterSession;
    store: EvidenceStore;
    content: Buffer;
    name?: string;
    evidenceId?: string;
    now?: Date;
  },
): Promise<{ evidenceId: string; sha256: string }> {
  const { session, store, content, name = "core-router.pcap" } = file;
  const now = () => file.now ?? new Date("2026-11-22T09:30:00Z");
  const receiving = { session, store, limits: usualLimits, now };
  const { evidenceId } = await beginFile(db, {
    ...receiving,
    name,
    mediaType: "application/octet-stream",
    evidenceId: file.evidenceId,
    sizeBytes: content.length,
  });
  const bytes = inChunks(content);
  const whole = { ...receiving, evidenceId, offset: 0, bytes };
  const { sha256 } = await (content.length === 0
    ? getReceived(db, whole)
    : receiveBytes(db, whole));
  if (sha256 === null) throw new Error("the file is not whole");
  return { evidenceId, sha256 };
}
