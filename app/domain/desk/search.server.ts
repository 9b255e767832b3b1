import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import { parseReference, parseReferenceStart } from "../report/reference.ts";
import { readsContents } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import { needsText, parseQuery, type SearchQuery } from "../search/query.ts";
import { findSearchSeed } from "../unit-key/search-share.server.ts";
import type { Narrowing } from "./queue-conditions.server.ts";
import { countedMost } from "./queue-counted.server.ts";
import type { QueueFilters } from "./queue-filters.ts";
import { listQueueRows } from "./queue-rows.server.ts";
import { findCandidates } from "./search-candidates.server.ts";
import { lookThrough, lookedMost, type Hits } from "./search-hits.server.ts";
import { countNotIndexed, indexChanged } from "./search-index.server.ts";

/**
 * Eight pages. Of a word that more reports hold, those that began last are found; whoever looks for an older one adds a
 * word or a filter.
 */
const foundMost = 200;

export type Found = {
  /** Reports in the viewer's sight that are found, those that began last first. */
  ids: string[];
  /** There are more than these. */
  isCut: boolean;
  /** Of more that may be meant no more were looked through, the newest; null: all, or none had to be. */
  lookedCount: number | null;
  query: SearchQuery;
  /** Where all had to be looked through to know which are meant. */
  hits: Hits | null;
  /** Found by its reference: nothing in it was searched. */
  isByReference: boolean;
  /** What these reports say now is found later: nobody who reads them has been here since it was said. */
  notIndexedCount: number;
};

type Finding = {
  viewer: Viewer;
  typed: string;
  filters: QueueFilters;
  now: Date;
  /** Beside a page that was searched for the same a moment ago: nothing is indexed for it. */
  isCounted?: boolean;
};

/**
 * Reports with this reference, or one that begins so; else those that say all that was asked for. What was sent or written a moment
 * ago is indexed first. Who reads no contents searches by reference alone: a hit by a word would tell the word.
 */
export async function findReports(
  db: Database,
  { viewer, typed, filters, now, isCounted = false }: Finding,
): Promise<Found> {
  // Other filters must see all that is counted.
  const limit = isNarrowed(filters) ? countedMost : foundMost;
  const isReferred = referredTo(typed);
  if (isReferred) {
    const found = await findReferred(db, viewer, isReferred, limit + 1);
    const ids = found.slice(0, limit);
    const isCut = found.length > limit;
    return { ...nothing, ids, isCut, isByReference: true };
  }
  const query = parseQuery(typed);
  const searchSeed =
    readsContents(viewer) && query.parts.length > 0
      ? await findSearchSeed(db, viewer)
      : null;
  if (!searchSeed) return { ...nothing, query };
  if (!isCounted) await indexChanged(db, { viewer, searchSeed });
  const asking = { viewer, searchSeed, query, limit: limit + 1 };
  const candidates = await findCandidates(db, asking);
  const ids = candidates.slice(0, limit);
  const found = { ...nothing, query, isCut: candidates.length > limit };
  const notIndexedCount = isCounted ? 0 : await countNotIndexed(db, viewer);
  if (!needsText(query)) return { ...found, ids, notIndexedCount };
  const looked = await lookThroughNewest(db, {
    ...{ query, narrowing: { viewer, filters, foundIds: ids, now } },
  });
  return { ...found, ...looked, notIndexedCount };
}

const nothing: Found = {
  ...{ ids: [], isCut: false, lookedCount: null, hits: null },
  ...{ query: { parts: [] }, isByReference: false, notIndexedCount: 0 },
};

function referredTo(typed: string): SQL | null {
  const reference = parseReference(typed);
  if (reference !== null) return eq(report.reference, reference);
  const start = parseReferenceStart(typed);
  if (start === null) return null;
  // Of letters, digits and dashes alone, so that whatever begins so stands between these two.
  return sql`(${report.reference} ~>=~ ${start} and ${report.reference} ~<~ ${`${start}~`})`;
}

async function findReferred(
  db: Database,
  viewer: Viewer,
  isReferred: SQL,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: report.id })
    .from(report)
    .where(and(isReferred, visibleReports(db, viewer)))
    .orderBy(desc(report.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

function isNarrowed({ search: _, ...others }: QueueFilters): boolean {
  return Object.values(others).some((value) => value !== undefined);
}

/**
 * The index tells which reports hold the words, and not whether side by side: of those that the filters leave, the newest are
 * opened. What other filters would leave is only counted, and so unread.
 */
async function lookThroughNewest(
  db: Database,
  { query, narrowing }: { query: SearchQuery; narrowing: Narrowing },
): Promise<Pick<Found, "ids" | "hits" | "lookedCount">> {
  const { viewer, filters, foundIds } = narrowing;
  const ids = foundIds ?? [];
  const fitting =
    ids.length === 0
      ? []
      : await listQueueRows(db, {
          ...{ ...narrowing, order: "newest", token: null },
          limit: lookedMost + 1,
        });
  const rows = fitting.slice(0, lookedMost);
  const hits = await lookThrough(db, { viewer, query, rows });
  const isAll = fitting.length === rows.length;
  const looked = new Set(rows.map(({ reportId }) => reportId));
  const isCounted = (id: string) =>
    looked.has(id) ? hits.has(id) : isAll && isNarrowed(filters);
  return {
    ids: ids.filter(isCounted),
    hits,
    lookedCount: isAll ? null : rows.length,
  };
}
