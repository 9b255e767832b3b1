import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence, evidencePart } from "#db/schema/index.ts";
import type { EvidenceStore, StoredFile } from "./store.ts";

/**
 * Deletes from the store what counts no more: of a whole file the parts of tries that failed, of any that is gone all. One
 * that is still received is left alone: a part may lie there whose row is about to be committed. Safe to repeat.
 */
export async function tidyEvidence(
  db: Database,
  { store, ...file }: StoredFile & { store: EvidenceStore },
): Promise<void> {
  const stored = await store.listParts(file);
  if (stored.length === 0) return;
  const counting = await findCounting(db, file);
  if (counting === "all") return;
  const rest = stored.filter((partId) => !counting.has(partId));
  if (rest.length > 0) await store.deleteParts(file, rest);
}

async function findCounting(
  db: Database,
  { reportId, evidenceId }: StoredFile,
): Promise<Set<string> | "all"> {
  const [row] = await db
    .select({ state: evidence.state })
    .from(evidence)
    .where(and(eq(evidence.reportId, reportId), eq(evidence.id, evidenceId)));
  if (row?.state === "receiving") return "all";
  const parts = await db
    .select({ id: evidencePart.id })
    .from(evidencePart)
    .where(
      and(
        eq(evidencePart.reportId, reportId),
        eq(evidencePart.evidenceId, evidenceId),
      ),
    );
  return new Set(parts.map(({ id }) => id));
}
