import type { Database } from "#db/client.server.ts";
import type { Headline } from "../report/headline.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import {
  whatItWaitsFor,
  type WaitsFor,
} from "../unit-key/report-key.server.ts";
import { searchedLength } from "../search/longest.ts";
import { openHeadline } from "./headline.server.ts";
import { callBackDueAt } from "./lost-codes.server.ts";
import { readsContents } from "../responder/can.ts";
import { countQueue, type QueueCounts } from "./queue-counts.server.ts";
import { countFacets, type Facets } from "./queue-facets.server.ts";
import { recordedFilters, type QueueFilters } from "./queue-filters.ts";
import type { Narrowing } from "./queue-conditions.server.ts";
import { recordQueueRead } from "./queue-read.server.ts";
import { orderOf, type QueueOrder } from "./queue-order.ts";
import { listNews, type News } from "./queue-news.server.ts";
import { listQueueRows, type QueueRow } from "./queue-rows.server.ts";
import { pageTokenText, parsePageToken } from "./queue-token.ts";
import type { Viewer } from "../responder/viewer.ts";
import { findReports, type Found } from "./search.server.ts";
import type { Hit } from "./search-hits.server.ts";
import type { SearchOrder } from "./search-order.ts";
import { listSearchedRows } from "./search-rows.server.ts";
import { searchedTerms } from "./searched.server.ts";
import type { Opened } from "../vault/opened.ts";

export type QueueEntry = Omit<
  QueueRow,
  "keyNumber" | "keySealed" | "headlineSealed" | "lostCodeAskedAt" | "lookedAt"
> & {
  /** The newest change since this person last opened it; null where nothing changed, or they never did. */
  news: News | null;
  /** By when a call is owed about a lost access code; null when nobody asks for a new one. */
  callBackBy: Date | null;
  /** For who would read it, and whom it does not open for yet. */
  waitsFor: WaitsFor | null;
  /** Null for who reads no contents, and while the report does not open for their unit. */
  headline: Opened<Headline> | null;
  /** By what it was found; null where nothing was searched for, or its reference was. */
  hit: Hit | null;
};

/** What there is to know of a search beside its rows. */
export type SearchSum = Pick<
  Found,
  "isCut" | "lookedCount" | "notIndexedCount" | "isByReference"
> & {
  /** Nothing is found by what was typed, whatever the reports hold. */
  isOfNothing: boolean;
  /** More was typed than is searched for. */
  isShortened: boolean;
};

export type QueuePage = {
  entries: QueueEntry[];
  counts: QueueCounts;
  /** For `?after=`; null on the last page. */
  next: string | null;
  /** Null where nothing was searched for. */
  search: SearchSum | null;
};

type Wanted = {
  viewer: Viewer;
  /** By which what was searched for is recorded. */
  keyring: Keyring;
  filters: QueueFilters;
  /** Of what is searched for. */
  searchOrder?: SearchOrder;
  /** The `next` of the page before. */
  after?: string | null;
  limit?: number;
  /** Filters of views to be counted beside it. */
  views?: readonly QueueFilters[];
  now: Date;
};

/**
 * One page of what this person may see, what is overdue on top, and the record that it was read.
 * Three queries and the record's one, whatever the filters; headlines are opened for the page's rows only. A search asks the index
 * before, and opens what it found.
 */
export async function listQueue(
  db: Database,
  wanted: Wanted,
): Promise<QueuePage> {
  const { viewer, keyring, filters, now } = wanted;
  const { search: typed } = filters;
  const found =
    typed === undefined
      ? null
      : await findReports(db, { viewer, typed, filters, now });
  const narrowing = { viewer, filters, foundIds: found?.ids ?? null, now };
  const page = await listRows(db, { ...wanted, narrowing, found });
  const { rows, next } = page;
  const counts = await countQueue(db, { ...narrowing, views: wanted.views });
  const news = await listNews(db, { viewer, rows });
  const read = {
    filters: recordedFilters(filters),
    ...(typed && { searched: searchedTerms(keyring, typed) }),
    shownCount: rows.length,
  };
  await recordQueueRead(db, { viewer, now, read });
  return {
    entries: rows.map((row) => ({
      ...entryOf(row, viewer),
      news: news.get(row.reportId) ?? null,
    })),
    ...{ counts, next },
    search: found && sumOf(found, { typed, ...page }),
  };
}

/** What each filter's values would leave of the queue that these filters narrow; it is read, and recorded, as the page. */
export async function listFacets(
  db: Database,
  { viewer, filters, now }: Pick<Wanted, "viewer" | "filters" | "now">,
): Promise<Facets> {
  const { search: typed } = filters;
  const found =
    typed === undefined
      ? null
      : await findReports(db, {
          ...{ viewer, typed, filters, now, isCounted: true },
        });
  const foundIds = found?.ids ?? null;
  return countFacets(db, { viewer, filters, foundIds, now });
}

type Rows = {
  rows: (QueueRow & { hit: Hit | null })[];
  next: string | null;
  lookedCount: number | null;
};

async function listRows(
  db: Database,
  {
    narrowing,
    found,
    after = null,
    limit = 25,
    searchOrder = "newest",
    now,
  }: Wanted & { narrowing: Narrowing; found: Found | null },
): Promise<Rows> {
  const order = orderOf(narrowing.filters);
  const token = parsePageToken(after, order);
  if (found) {
    const searched = { narrowing, found, searchOrder, token, limit };
    return listSearchedRows(db, searched);
  }
  const read = await listQueueRows(db, {
    ...{ ...narrowing, order, token },
    limit: limit + 1,
  });
  const rows = read.slice(0, limit).map((row) => ({ ...row, hit: null }));
  const since = token?.order === "due" ? token.since : now;
  const last = read.length > limit ? rows.at(-1) : undefined;
  const next = last ? tokenAfter(last, { order, since }) : null;
  return { rows, next, lookedCount: null };
}

function sumOf(
  { isCut, lookedCount, notIndexedCount, isByReference, query }: Found,
  page: Pick<Rows, "lookedCount"> & { typed?: string },
): SearchSum {
  return {
    ...{ isCut, notIndexedCount, isByReference },
    lookedCount: lookedCount ?? page.lookedCount,
    isOfNothing: !isByReference && query.parts.length === 0,
    isShortened: (page.typed?.length ?? 0) > searchedLength,
  };
}

function tokenAfter(
  { reportId: id, submittedAt, dueAt: at, band }: QueueRow,
  { order, since }: { order: QueueOrder; since: Date },
): string | null {
  if (order === "newest")
    return submittedAt && pageTokenText({ order, at: submittedAt, id });
  const isOverdue = at !== null && at <= since;
  return pageTokenText({ order, at, since, band: isOverdue ? band : null, id });
}

function entryOf(
  {
    keyNumber,
    keySealed,
    headlineSealed,
    lookedAt: _,
    ...row
  }: Rows["rows"][number],
  viewer: Viewer,
): Omit<QueueEntry, "news"> {
  const headline = readsContents(viewer)
    ? openHeadline(viewer, {
        id: row.reportId,
        keyNumber,
        keySealed,
        headlineSealed,
      })
    : null;
  const { band, lostCodeAskedAt: askedAt, ...rest } = row;
  const { timeZone } = viewer;
  const callBackBy = askedAt && callBackDueAt({ band, askedAt, timeZone });
  const isWaiting = readsContents(viewer) && headline === null;
  const waitsFor = isWaiting ? whatItWaitsFor(viewer) : null;
  return { ...rest, band, headline, waitsFor, callBackBy };
}
