import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence, report } from "#db/schema/index.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { openEvidence, type OpenedFile } from "./open.server.ts";
import { mostTextBytes, readTerms } from "./read-text.server.ts";
import { scanEvidence } from "./scan.server.ts";
import type { Scanner } from "./scanner.ts";
import { sealTerms } from "./sealed.server.ts";
import type { EvidenceStore } from "./store.ts";
import { handOverTerms } from "./terms.server.ts";

type Looking = {
  session: Pick<ReporterSession, "reportId" | "key" | "worker">;
  store: EvidenceStore;
  evidenceId: string;
  /** Null: files are not scanned. */
  scanner: Scanner | null;
  now: () => Date;
};

/**
 * A file that has just arrived, while whoever sent it has the report open: a short text is read for indicators, and the scanner
 * is asked. Safe to repeat.
 * @throws NotFound when it was taken away since; CannotOpen, PartMissing; and whatever keeps the scanner from answering
 */
export async function lookThrough(
  db: Database,
  looking: Looking,
): Promise<void> {
  const { session, store, evidenceId, scanner, now } = looking;
  const { key, reportId } = session;
  const file = await openEvidence(db, { store, key, evidenceId });
  await readFile(db, looking, file);
  const { bytes } = file;
  if (scanner)
    await scanEvidence(db, { reportId, evidenceId, bytes, scanner, now });
}

async function readFile(
  db: Database,
  looking: Looking,
  { sizeBytes, bytes }: OpenedFile,
): Promise<void> {
  if (sizeBytes === 0 || sizeBytes > mostTextBytes) return;
  const parts: Buffer[] = [];
  for await (const part of bytes()) parts.push(part);
  const terms = await readTerms(Buffer.concat(parts));
  if (terms.length > 0)
    await db.transaction((tx) => keepTerms(tx, looking, terms));
}

/** With the file, so that they are there whenever its report is sent; of one that was sent they are handed over now. */
async function keepTerms(
  tx: Database,
  { session, evidenceId, now }: Looking,
  terms: string[],
): Promise<void> {
  const { reportId, key } = session;
  const [row] = await tx
    .select({ status: report.status })
    .from(report)
    .where(eq(report.id, reportId))
    .for("update");
  const kept = await tx
    .update(evidence)
    .set({ termsSealed: sealTerms(key, evidenceId, terms) })
    .where(
      and(
        eq(evidence.reportId, reportId),
        eq(evidence.id, evidenceId),
        eq(evidence.state, "kept"),
      ),
    )
    .returning({ id: evidence.id });
  if (kept.length === 0 || !row || row.status === "draft") return;
  await handOverTerms(tx, { session, now: now() });
}
