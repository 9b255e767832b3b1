import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence } from "#db/schema/index.ts";
import { giveUpFile } from "./remove.server.ts";
import type { EvidenceStore, StoredFile } from "./store.ts";
import { tidyEvidence } from "./tidy.server.ts";

/**
 * Gives up to `limit` files up that nobody finished in time, the oldest first; the rest waits for the next call. One that
 * goes on at this moment is left alone.
 */
export async function sweepUnfinished(
  db: Database,
  { now, limit }: { now: Date; limit: number },
): Promise<number> {
  return db.transaction(async (tx) => {
    const over = await tx
      .select({ reportId: evidence.reportId, evidenceId: evidence.id })
      .from(evidence)
      .where(and(eq(evidence.state, "receiving"), lte(evidence.expiresAt, now)))
      .orderBy(asc(evidence.expiresAt))
      .limit(limit)
      .for("update", { skipLocked: true });
    for (const file of over) await giveUpFile(tx, { ...file, now });
    return over.length;
  });
}

/** Rows asked for at a time. */
const batch = 500;

/**
 * What a process left in the store that was killed between writing a part and knowing that its file is gone. Every file
 * there is compared with its row; of one that has none, or is removed, all is deleted.
 */
export async function sweepStore(
  db: Database,
  { store }: { store: EvidenceStore },
): Promise<number> {
  let deletedCount = 0;
  let asked: StoredFile[] = [];
  const clear = async () => {
    for (const file of await withoutRow(db, asked)) {
      await tidyEvidence(db, { store, ...file });
      deletedCount++;
    }
    asked = [];
  };
  for await (const file of store.listFiles()) {
    asked.push(file);
    if (asked.length === batch) await clear();
  }
  await clear();
  return deletedCount;
}

async function withoutRow(
  db: Database,
  files: readonly StoredFile[],
): Promise<StoredFile[]> {
  if (files.length === 0) return [];
  const rows = await db
    .select({ id: evidence.id })
    .from(evidence)
    .where(
      and(
        inArray(evidence.reportId, [
          ...new Set(files.map(({ reportId }) => reportId)),
        ]),
        inArray(
          evidence.id,
          files.map(({ evidenceId }) => evidenceId),
        ),
        inArray(evidence.state, ["receiving", "kept"]),
      ),
    );
  const there = new Set(rows.map(({ id }) => id));
  return files.filter(({ evidenceId }) => !there.has(evidenceId));
}
