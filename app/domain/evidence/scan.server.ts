import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import type { Scanner } from "./scanner.ts";
import type { StoredFile } from "./store.ts";
import type { EvidenceLabel } from "../vocabulary/evidence.ts";

type Scanning = StoredFile & {
  /** All of it, as `openEvidence` hands it out to whoever has the report open. */
  bytes: () => AsyncIterable<Buffer>;
  scanner: Scanner;
  now: () => Date;
};

/**
 * Has a file looked through and labels it, once. While the scanner is away it stays "not scanned", and is asked for again by
 * whoever opens it next.
 * @throws CannotOpen, PartMissing; and whatever keeps the scanner or the store from answering
 */
export async function scanEvidence(
  db: Database,
  scanning: Scanning,
): Promise<void> {
  if (!(await isUnscanned(db, scanning))) return;
  const label = await scanning.scanner.scan(scanning.bytes());
  await labelFile(db, { ...scanning, label });
}

async function isUnscanned(
  db: Database,
  { reportId, evidenceId }: StoredFile,
): Promise<boolean> {
  const [row] = await db
    .select({ scannedAt: evidence.scannedAt })
    .from(evidence)
    .where(
      and(
        eq(evidence.reportId, reportId),
        eq(evidence.id, evidenceId),
        eq(evidence.state, "kept"),
      ),
    );
  return row?.scannedAt === null;
}

async function labelFile(
  db: Database,
  { reportId, evidenceId, label, now }: Scanning & { label: EvidenceLabel },
) {
  const scannedAt = now();
  await db.transaction(async (tx) => {
    const labelled = await tx
      .update(evidence)
      .set({ label, scannedAt })
      .where(
        and(
          eq(evidence.reportId, reportId),
          eq(evidence.id, evidenceId),
          eq(evidence.state, "kept"),
          isNull(evidence.scannedAt),
        ),
      )
      .returning({ id: evidence.id });
    if (labelled.length === 0) return;
    await recordEvent(tx, {
      reportId,
      event: { type: "evidence.scanned", evidenceId, label },
      actor: { kind: "system", part: "worker" },
      at: scannedAt,
    });
  });
}
