import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, reportKey, reportTermsWanted } from "#db/schema/index.ts";
import { readsContents } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import { replaceTerms } from "../search/index-texts.server.ts";
import { sealedKeyColumns } from "../unit-key/report-key.server.ts";
import type { KeySeed } from "../vault/key-seed.server.ts";
import { valueIn } from "../vault/opened.ts";
import { notIndexedMost } from "./not-indexed.ts";
import { keyOrDamaged } from "./report-key.server.ts";
import { readTexts } from "./search-texts.server.ts";

type Indexing = { viewer: Viewer; searchSeed: KeySeed };

/** Of one go, about a tenth of a second: recognising indicators takes most of it. What is beyond it waits for the next. */
const indexedMost = 25;

/**
 * Indexes what changed in reports that this person reads, the newest change first. Never waits for a report that somebody is
 * changing, nor for one that another session indexes: both are taken up the next time.
 */
export async function indexChanged(
  db: Database,
  { viewer, searchSeed }: Indexing,
): Promise<{ isMore: boolean }> {
  const numbers = viewer.keys?.numbers ?? [];
  if (!readsContents(viewer) || numbers.length === 0) return { isMore: false };
  return db.transaction(async (tx) => {
    const rows = await lockChanged(tx, viewer, numbers);
    if (rows.length === 0) return { isMore: false };
    const reportIds = [...new Set(rows.map(({ reportId }) => reportId))];
    const keys = reportIds.flatMap((reportId) => {
      const row = rows.find((each) => each.reportId === reportId);
      const key = row ? keyOrDamaged(viewer, reportId, row) : null;
      return (key && valueIn(key)) ?? [];
    });
    const texts = await readTexts(tx, keys);
    // What does not open here stays marked: for a unit whose keys open it.
    const wantedIds = await listMarks(tx, [...texts.keys()]);
    const reports = [...texts].map(([reportId, said]) => ({
      reportId,
      texts: said,
    }));
    await replaceTerms(tx, { searchSeed, reports, wantedIds });
    return { isMore: rows.length === indexedMost };
  });
}

/** With their reports, as a text that was read earlier must not replace a later one. Only what the viewer's keys open. */
function lockChanged(tx: Database, viewer: Viewer, numbers: number[]) {
  return tx
    .select({ reportId: report.id, ...sealedKeyColumns })
    .from(reportTermsWanted)
    .innerJoin(report, eq(report.id, reportTermsWanted.reportId))
    .innerJoin(
      reportKey,
      and(
        eq(reportKey.reportId, report.id),
        eq(reportKey.unitId, viewer.unitId),
        inArray(reportKey.keyNumber, numbers),
      ),
    )
    .where(visibleReports(tx, viewer))
    .orderBy(desc(reportTermsWanted.id))
    .limit(indexedMost)
    .for("no key update", { of: report, skipLocked: true });
}

async function listMarks(tx: Database, reportIds: string[]) {
  const rows = await tx
    .select({ id: reportTermsWanted.id })
    .from(reportTermsWanted)
    .where(inArray(reportTermsWanted.reportId, reportIds));
  return rows.map(({ id }) => id);
}

/** How many reports that this person sees hold something that no search finds yet. */
export async function countNotIndexed(
  db: Database,
  viewer: Viewer,
): Promise<number> {
  const marked = db
    .selectDistinct({ reportId: reportTermsWanted.reportId })
    .from(reportTermsWanted)
    .innerJoin(report, eq(report.id, reportTermsWanted.reportId))
    .where(visibleReports(db, viewer))
    .limit(notIndexedMost)
    .as("marked");
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(marked);
  return row?.count ?? 0;
}
