import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { NotFound } from "../refusal.ts";
import { operationsKeyOf } from "../answers/open.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { CannotOpen } from "../vault/seal.server.ts";
import { openEvidence } from "./open.server.ts";
import type { Scanner } from "./scanner.ts";
import { PartMissing, type EvidenceStore, type StoredFile } from "./store.ts";
import type { EvidenceLabel } from "../vocabulary/evidence.ts";

/** After so many tries, some hours in all, the file is labelled as it is: somebody may have to look at the scanner. */
export const scanTries = 10;

/**
 * Has a file of a sent report looked through and labels it, once. Without a scanner it stays "not scanned".
 * @throws CannotOpen, PartMissing; and whatever keeps the scanner or the store from answering, until the last try
 */
export async function scanEvidence(
  db: Database,
  scanning: StoredFile & {
    keyring: Keyring;
    store: EvidenceStore;
    scanner: Scanner | null;
    attempt: number;
    now: () => Date;
  },
): Promise<void> {
  const { scanner, attempt } = scanning;
  if (!scanner || !(await isUnscanned(db, scanning))) return;
  const label = await labelBy(db, scanner, scanning).catch((error: unknown) => {
    // It was taken away since.
    if (error instanceof NotFound) return null;
    // Nobody looked at it, and no scanner is to blame: it needs a person.
    if (error instanceof CannotOpen || error instanceof PartMissing)
      throw error;
    if (attempt < scanTries) throw error;
    return "scan-failed" as const;
  });
  if (label !== null) await labelFile(db, { ...scanning, label });
}

async function labelBy(
  db: Database,
  scanner: Scanner,
  {
    keyring,
    store,
    reportId,
    evidenceId,
  }: StoredFile & { keyring: Keyring; store: EvidenceStore },
) {
  const key = await operationsKeyOf(db, keyring, reportId);
  const file = await openEvidence(db, { store, key, evidenceId });
  return scanner.scan(file.bytes());
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
  {
    reportId,
    evidenceId,
    label,
    now,
  }: StoredFile & { label: EvidenceLabel; now: () => Date },
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
