import { and, asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence, evidencePart } from "#db/schema/index.ts";
import { NotFound } from "../refusal.ts";
import { cannotOpenFile, openPart } from "../vault/part.server.ts";
import {
  addToHash,
  hashSoFar,
  startHash,
} from "../vault/running-hash.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { openHash, openName } from "./sealed.server.ts";
import type { EvidenceStore } from "./store.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";

export type OpenedFile = {
  name: Opened<string>;
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
  if (!isWhole(parts, sizeBytes)) throw cannotOpenFile(key, evidenceId);
  const name = openedOrDamaged(
    () => openName(key, evidenceId, row.nameSealed).name,
  );
  return {
    name,
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
    if (plain.length !== sizeBytes) throw cannotOpenFile(key, evidenceId);
    addToHash(hash, plain);
    // Checked before the last part is handed out: a file with a wrong hash must never seem complete.
    const isEnd = at === parts.length - 1;
    if (isEnd && hashSoFar(hash).toString("hex") !== sha256)
      throw cannotOpenFile(key, evidenceId);
    yield plain;
  }
}

function isWhole(parts: Part[], sizeBytes: number): boolean {
  const inOrder = parts.every(({ number }, at) => number === at);
  const sum = parts.reduce((bytes, part) => bytes + part.sizeBytes, 0);
  return inOrder && sum === sizeBytes;
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
