import { and, asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence, evidencePart } from "#db/schema/index.ts";
import { NotFound } from "../refusal.ts";
import { openPart } from "../vault/part.server.ts";
import {
  addToHash,
  hashSoFar,
  startHash,
} from "../vault/running-hash.server.ts";
import { CannotOpen, type ReportKey } from "../vault/seal.server.ts";
import { openHash, openName } from "./sealed.server.ts";
import type { EvidenceStore } from "./store.ts";

export type OpenedFile = {
  name: string;
  mediaType: string;
  sizeBytes: number;
  /** In hexadecimal. */
  sha256: string;
  /** Part by part. Throws before the end of the file when anything in it is missing, moved, swapped or changed. */
  bytes: () => AsyncGenerator<Buffer>;
};

type Part = { id: string; number: number; sizeBytes: number };

/** A whole file. @throws NotFound, CannotOpen */
export async function openEvidence(
  db: Database,
  {
    store,
    key,
    evidenceId,
  }: { store: EvidenceStore; key: ReportKey; evidenceId: string },
): Promise<OpenedFile> {
  const { reportId } = key;
  const [row] = await db
    .select({
      nameSealed: evidence.nameSealed,
      sizeBytes: evidence.sizeBytes,
      sha256Sealed: evidence.sha256Sealed,
    })
    .from(evidence)
    .where(
      and(
        eq(evidence.reportId, reportId),
        eq(evidence.id, evidenceId),
        eq(evidence.state, "kept"),
      ),
    );
  if (!row?.sha256Sealed) throw new NotFound("no such file");
  const { sizeBytes } = row;
  const sha256 = openHash(key, evidenceId, row.sha256Sealed);
  const parts = await listFileParts(db, reportId, evidenceId);
  requireWhole(parts, sizeBytes);
  return {
    ...openName(key, evidenceId, row.nameSealed),
    sizeBytes,
    sha256,
    bytes: () => opened(store, key, { evidenceId, parts, sha256 }),
  };
}

async function* opened(
  store: EvidenceStore,
  key: ReportKey,
  file: { evidenceId: string; parts: Part[]; sha256: string },
): AsyncGenerator<Buffer> {
  const { evidenceId, parts, sha256 } = file;
  const { reportId } = key;
  const hash = startHash();
  for (const [at, { id, number, sizeBytes }] of parts.entries()) {
    const sealed = await store.get({ reportId, evidenceId, partId: id });
    const plain = openPart(key, { evidenceId, number }, sealed);
    if (plain.length !== sizeBytes) throw new CannotOpen("a part of evidence");
    addToHash(hash, plain);
    // Checked before the last part is handed out: a file with a wrong hash must never seem complete.
    if (at === parts.length - 1) requireHash(hash, sha256);
    yield plain;
  }
}

function requireHash(hash: Buffer, sha256: string) {
  if (hashSoFar(hash).toString("hex") !== sha256)
    throw new CannotOpen("a file of evidence");
}

function requireWhole(parts: Part[], sizeBytes: number) {
  const inOrder = parts.every(({ number }, at) => number === at);
  const sum = parts.reduce((bytes, part) => bytes + part.sizeBytes, 0);
  if (!inOrder || sum !== sizeBytes) throw new CannotOpen("a file of evidence");
}

function listFileParts(
  db: Database,
  reportId: string,
  evidenceId: string,
): Promise<Part[]> {
  return db
    .select({
      id: evidencePart.id,
      number: evidencePart.number,
      sizeBytes: evidencePart.sizeBytes,
    })
    .from(evidencePart)
    .where(
      and(
        eq(evidencePart.reportId, reportId),
        eq(evidencePart.evidenceId, evidenceId),
      ),
    )
    .orderBy(asc(evidencePart.number));
}
