import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { evidence, report } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { giveUpFile } from "./remove.server.ts";
import type { EvidenceStore, StoredFile } from "./store.ts";
import { tidyEvidence } from "./tidy.server.ts";

/**
 * Gives up to `limit` files up that nobody finished in time, the oldest first, each with a word in the history; the rest
 * waits for the next call. One that goes on at this moment is left alone.
 */
export async function sweepUnfinished(
  db: Database,
  { now, limit, onSkipped }: { now: Date; limit: number } & Skipping,
): Promise<number> {
  const over = await db
    .select({ reportId: evidence.reportId, evidenceId: evidence.id })
    .from(evidence)
    .where(isOver(now))
    .orderBy(asc(evidence.expiresAt))
    .limit(limit);
  for (const file of over)
    await db
      .transaction((tx) => giveUpUnfinished(tx, file, now))
      .catch((error: unknown) => onSkipped(file, error));
  return over.length;
}

type Skipping = {
  /** One that cannot be given up, or read, say: it waits for the next sweep, and keeps no other from it. */
  onSkipped: (file: StoredFile, error: unknown) => void;
};

function isOver(now: Date) {
  return and(eq(evidence.state, "receiving"), lte(evidence.expiresAt, now));
}

async function giveUpUnfinished(tx: Database, file: StoredFile, now: Date) {
  const { reportId, evidenceId } = file;
  // First, as by every command; then whether it went on since.
  await tx
    .select({ id: report.id })
    .from(report)
    .where(eq(report.id, reportId))
    .for("update");
  const isOfFile = and(
    eq(evidence.reportId, reportId),
    eq(evidence.id, evidenceId),
  );
  const [still] = await tx
    .select({ id: evidence.id })
    .from(evidence)
    .where(and(isOfFile, isOver(now)))
    .for("update", { skipLocked: true });
  if (!still) return;
  await giveUpFile(tx, { ...file, now });
  await recordEvent(tx, {
    reportId,
    event: { type: "evidence.removed", evidenceId, why: "unfinished" },
    actor: { kind: "system", part: "worker" },
    at: now,
  });
}

/** A file without a row is left alone this long: beside a database restored from a backup it may be evidence. */
const graceDays = 30;

/** Names of ours: version 7, which begins with the time it was made at. */
const ourId =
  /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** Files compared with their rows at a time. */
const batch = 500;

/**
 * What a process left in the store that was killed between writing a part and knowing that its file is gone. Every file
 * there is compared with its row; of one that is removed, or has none and is older than the grace, all is deleted. What
 * has no name of ours is not ours to delete.
 */
export async function sweepStore(
  db: Database,
  { store, now, onSkipped }: { store: EvidenceStore; now: Date } & Skipping,
): Promise<number> {
  let deletedCount = 0;
  let listed: StoredFile[] = [];
  const clear = async () => {
    for (const file of await findGone(db, listed, now)) {
      try {
        await tidyEvidence(db, { store, ...file });
        deletedCount++;
      } catch (error) {
        onSkipped(file, error);
      }
    }
    listed = [];
  };
  for await (const file of store.listFiles()) {
    if (!ourId.test(file.reportId) || !ourId.test(file.evidenceId)) continue;
    listed.push(file);
    if (listed.length === batch) await clear();
  }
  await clear();
  return deletedCount;
}

async function findGone(
  db: Database,
  files: readonly StoredFile[],
  now: Date,
): Promise<StoredFile[]> {
  if (files.length === 0) return [];
  const rows = await db
    .select({ id: evidence.id, state: evidence.state })
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
      ),
    );
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  const before = now.getTime() - graceDays * 86_400_000;
  return files.filter(({ evidenceId }) => {
    const state = states.get(evidenceId);
    return state ? state === "removed" : madeMs(evidenceId) < before;
  });
}

function madeMs(id: string): number {
  return parseInt(id.replace("-", "").slice(0, 12), 16);
}
