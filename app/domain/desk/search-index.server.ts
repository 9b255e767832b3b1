import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { isLockTimeout } from "#db/lock.server.ts";
import { report, reportKey, reportTermsWanted } from "#db/schema/index.ts";
import { readsContents } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import { replaceTerms } from "../search/index-texts.server.ts";
import { sealedKeyColumns } from "../unit-key/report-key.server.ts";
import type { KeySeed } from "../vault/key-seed.server.ts";
import { valueIn } from "../vault/opened.ts";
import { notIndexedMost } from "./not-indexed.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { keyOrDamaged } from "./report-key.server.ts";
import { readTexts } from "./search-texts.server.ts";

type Indexing = { viewer: Viewer; searchSeed: KeySeed };

/** Of one go, about a tenth of a second: recognising indicators takes most of it. What is beyond it waits for the next. */
const indexedMost = 25;
/** Of the marks, and of those among them that this person's unit has a key for: so many are looked at in one go. */
const marksMost = 2_000;
const openedMost = 200;
/** Longer than a command holds its report. */
const patienceMs = 400;

/**
 * Indexes what changed in reports that this person reads, the newest change first. One that somebody is changing, or that
 * another session indexes, is waited for a moment, and then left to the next time. `isMore`: so is what was too much for one go.
 */
export async function indexChanged(
  db: Database,
  { viewer, searchSeed }: Indexing,
): Promise<{ isMore: boolean }> {
  if (!readsContents(viewer)) return { isMore: false };
  const opened = await listChanged(db, viewer);
  const keys = opened.slice(0, indexedMost);
  if (keys.length === 0) return { isMore: false };
  const done = await indexReports(db, keys, { searchSeed, waits: false });
  const held = keys.filter(({ reportId }) => !done.has(reportId));
  if (held.length > 0)
    await indexReports(db, held, { searchSeed, waits: true }).catch(
      ignoreLocked,
    );
  return { isMore: opened.length > indexedMost };
}

/** The keys of reports that changed, the newest first: those that open, so that damaged ones are in nobody's way. */
async function listChanged(db: Database, viewer: Viewer): Promise<ReportKey[]> {
  const numbers = viewer.keys?.numbers ?? [];
  if (numbers.length === 0) return [];
  const newest = newestMarks(db);
  const rows = await db
    .select({ reportId: report.id, ...sealedKeyColumns })
    .from(newest)
    .innerJoin(report, eq(report.id, newest.reportId))
    .innerJoin(
      reportKey,
      and(
        eq(reportKey.reportId, report.id),
        eq(reportKey.unitId, viewer.unitId),
        inArray(reportKey.keyNumber, numbers),
      ),
    )
    .where(visibleReports(db, viewer))
    .orderBy(desc(newest.id))
    .limit(openedMost);
  const byId = new Map(rows.map((row) => [row.reportId, row]));
  const keys: ReportKey[] = [];
  for (const [reportId, row] of byId) {
    const key = keyOrDamaged(viewer, reportId, row);
    const opened = key && valueIn(key);
    if (opened) keys.push(opened);
    if (keys.length > indexedMost) break;
  }
  return keys;
}

/**
 * With their reports, as a text that was read earlier must not replace a later one. Answers with the ids of those that it
 * could lock; of what does not open in them the marks go all the same: no session reads it.
 */
async function indexReports(
  db: Database,
  keys: readonly ReportKey[],
  { searchSeed, waits }: { searchSeed: KeySeed; waits: boolean },
): Promise<Set<string>> {
  return db.transaction(async (tx) => {
    const ids = await lockReports(tx, keys, waits);
    const texts = await readTexts(
      tx,
      keys.filter(({ reportId }) => ids.has(reportId)),
    );
    const wantedIds = await listMarks(tx, [...texts.keys()]);
    const reports = [...texts].map(([reportId, said]) => ({
      reportId,
      texts: said,
    }));
    await replaceTerms(tx, { searchSeed, reports, wantedIds });
    return ids;
  });
}

async function lockReports(
  tx: Database,
  keys: readonly ReportKey[],
  waits: boolean,
): Promise<Set<string>> {
  if (waits)
    await tx.execute(sql.raw(`set local lock_timeout = ${patienceMs}`));
  const ids = keys.map(({ reportId }) => reportId);
  const rows = await tx
    .select({ id: report.id })
    .from(report)
    .where(inArray(report.id, ids))
    // As all who lock several: so that two never wait for each other.
    .orderBy(asc(report.id))
    .for("no key update", waits ? {} : { skipLocked: true });
  return new Set(rows.map(({ id }) => id));
}

/** Somebody holds a report for longer than is waited: it stays marked. */
function ignoreLocked(error: unknown): void {
  if (!isLockTimeout(error)) throw error;
}

async function listMarks(tx: Database, reportIds: string[]) {
  const rows = await tx
    .select({ id: reportTermsWanted.id })
    .from(reportTermsWanted)
    .where(inArray(reportTermsWanted.reportId, reportIds));
  return rows.map(({ id }) => id);
}

/** However many wait, so many are looked at: those of units whose people never come must not be gone through by all others. */
function newestMarks(db: Database) {
  return db
    .select()
    .from(reportTermsWanted)
    .orderBy(desc(reportTermsWanted.id))
    .limit(marksMost)
    .as("newest");
}

/** How many reports that this person sees hold something that no search finds yet. */
export async function countNotIndexed(
  db: Database,
  viewer: Viewer,
): Promise<number> {
  const newest = newestMarks(db);
  const marked = db
    .selectDistinct({ reportId: newest.reportId })
    .from(newest)
    .innerJoin(report, eq(report.id, newest.reportId))
    .where(visibleReports(db, viewer))
    .limit(notIndexedMost)
    .as("marked");
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(marked);
  return row?.count ?? 0;
}
