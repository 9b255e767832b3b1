import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { handedOver, report, searchTerm } from "#db/schema/index.ts";
import { openBox, sealToBox, type BoxKey } from "../vault/hand-over.server.ts";
import type { BoxKeyPair } from "../vault/keyring.server.ts";
import { handedOverPlace } from "../vault/places.ts";
import { blindWord, wordIndexKey } from "../vault/search-key.server.ts";
import { boxPair } from "../vault/key-seed.server.ts";
import { valueIn } from "../vault/opened.ts";
import { wordsSchema, type Words } from "./documents.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";

/** Sealed for the next session of the desk, which alone can index them. */
export function sealWords(
  searchKey: BoxKey,
  reportId: string,
  words: Words,
): Buffer {
  return sealToBox(searchKey, handedOverPlace(reportId, "words"), words);
}

/**
 * Indexes what waits, the oldest first, and replaces what the index held of the same reports. Never waits for a report that
 * somebody is changing: the next call takes it up, as it does what is beyond `limit`. What does not open with this seed goes to
 * the end and keeps nobody waiting.
 */
export async function indexWords(
  tx: Database,
  { searchSeed, limit, now }: { searchSeed: Buffer; limit: number; now: Date },
): Promise<{ indexedCount: number; isMore: boolean }> {
  const waiting = await lockWaiting(tx, limit);
  const pair = boxPair(searchSeed);
  const opened = waiting.flatMap(({ reportId, sealed }) => {
    const words = openWords(pair, reportId, sealed);
    return words === null ? [] : [{ reportId, words }];
  });
  const done = opened.map(({ reportId }) => reportId);
  await postpone(
    tx,
    waiting
      .map(({ reportId }) => reportId)
      .filter((each) => !done.includes(each)),
    now,
  );
  if (done.length > 0) await replaceWords(tx, wordIndexKey(searchSeed), opened);
  return { indexedCount: done.length, isMore: waiting.length === limit };
}

/** With their reports: whoever changes one holds it until what it hands over is written. */
function lockWaiting(tx: Database, limit: number) {
  return tx
    .select({ reportId: handedOver.reportId, sealed: handedOver.sealed })
    .from(handedOver)
    .innerJoin(report, eq(report.id, handedOver.reportId))
    .where(eq(handedOver.kind, "words"))
    .orderBy(asc(handedOver.at))
    .limit(limit)
    .for("update", { skipLocked: true });
}

function openWords(
  pair: BoxKeyPair,
  reportId: string,
  sealed: Buffer,
): Words | null {
  const place = handedOverPlace(reportId, "words");
  return valueIn(
    openedOrDamaged(() => openBox(pair, place, sealed, wordsSchema)),
  );
}

async function postpone(tx: Database, reportIds: string[], now: Date) {
  if (reportIds.length === 0) return;
  await tx
    .update(handedOver)
    .set({ at: now })
    .where(
      and(
        inArray(handedOver.reportId, reportIds),
        eq(handedOver.kind, "words"),
      ),
    );
}

const wordKinds = [
  "organisation",
  "organisation-word",
  "mail-address",
] as const;

async function replaceWords(
  tx: Database,
  indexKey: Buffer,
  opened: { reportId: string; words: Words }[],
) {
  const reportIds = opened.map(({ reportId }) => reportId);
  await tx
    .delete(searchTerm)
    .where(
      and(
        inArray(searchTerm.reportId, reportIds),
        inArray(searchTerm.kind, wordKinds),
      ),
    );
  const rows = opened.flatMap(({ reportId, words }) =>
    words.map(({ kind, term }) => ({
      ...{ reportId, kind },
      term: blindWord(indexKey, kind, term),
    })),
  );
  if (rows.length > 0)
    await tx.insert(searchTerm).values(rows).onConflictDoNothing();
  await tx
    .delete(handedOver)
    .where(
      and(
        inArray(handedOver.reportId, reportIds),
        eq(handedOver.kind, "words"),
      ),
    );
}
