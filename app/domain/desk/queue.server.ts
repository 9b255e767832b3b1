import type { Database } from "#db/client.server.ts";
import type { Headline } from "../report/headline.ts";
import { findSearchSeed } from "../unit-key/search-share.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import {
  whatItWaitsFor,
  type WaitsFor,
} from "../unit-key/report-key.server.ts";
import type { KeySeed } from "../vault/key-seed.server.ts";
import { indexHandedOver } from "./tend.server.ts";
import { openHeadline } from "./headline.server.ts";
import { callBackDueAt } from "./lost-codes.server.ts";
import { readsContents } from "../responder/can.ts";
import { countQueue, type QueueCounts } from "./queue-counts.server.ts";
import { countFacets, type Facets } from "./queue-facets.server.ts";
import { recordedFilters, type QueueFilters } from "./queue-filters.ts";
import { recordQueueRead } from "./queue-read.server.ts";
import { orderOf, type QueueOrder } from "./queue-order.ts";
import { listNews, type News } from "./queue-news.server.ts";
import { listQueueRows, type QueueRow } from "./queue-rows.server.ts";
import { pageTokenText, parsePageToken } from "./queue-token.ts";
import type { Viewer } from "../responder/viewer.ts";
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
};

export type QueuePage = {
  entries: QueueEntry[];
  counts: QueueCounts;
  /** For `?after=`; null on the last page. */
  next: string | null;
};

type Wanted = {
  viewer: Viewer;
  /** By which what was searched for is recorded. */
  keyring: Keyring;
  filters: QueueFilters;
  /** The `next` of the page before. */
  after?: string | null;
  limit?: number;
  /** Filters of views to be counted beside it. */
  views?: readonly QueueFilters[];
  now: Date;
};

/**
 * One page of what this person may see, what is overdue on top, and the record that it was read.
 * Three queries and the record's one, whatever the filters; headlines are opened for the page's rows only.
 */
export async function listQueue(
  db: Database,
  wanted: Wanted,
): Promise<QueuePage> {
  const { viewer, keyring, filters, after = null, limit = 25, now } = wanted;
  const order = orderOf(filters);
  const searchSeed = filters.search ? await searchKeyFor(db, wanted) : null;
  const token = parsePageToken(after, order);
  const found = await listQueueRows(db, {
    ...{ viewer, filters, order, searchSeed, now, token },
    limit: limit + 1,
  });
  const counts = await countQueue(db, {
    ...{ viewer, filters, searchSeed, now, views: wanted.views },
  });
  const rows = found.slice(0, limit);
  const news = await listNews(db, { viewer, rows });
  const { search } = filters;
  const read = {
    filters: recordedFilters(filters),
    ...(search && { searched: searchedTerms(keyring, search) }),
    shownCount: rows.length,
  };
  await recordQueueRead(db, { viewer, now, read });
  const since = token?.order === "due" ? token.since : now;
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    entries: rows.map((row) => ({
      ...entryOf(row, viewer),
      news: news.get(row.reportId) ?? null,
    })),
    counts,
    next: last ? tokenAfter(last, { order, since }) : null,
  };
}

/** What each filter's values would leave of the queue that these filters narrow; it is read, and recorded, as the page. */
export async function listFacets(
  db: Database,
  asked: Pick<Wanted, "viewer" | "filters" | "now">,
): Promise<Facets> {
  const { filters, viewer } = asked;
  const searchSeed = filters.search ? await findSearchSeed(db, viewer) : null;
  return countFacets(db, { ...asked, searchSeed });
}

/** Whoever searches finds what was sent a moment ago, too: it is indexed first. */
async function searchKeyFor(
  db: Database,
  { viewer, now }: Wanted,
): Promise<KeySeed | null> {
  const searchSeed = await findSearchSeed(db, viewer);
  if (searchSeed) await indexHandedOver(db, { searchSeed, now });
  return searchSeed;
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
  { keyNumber, keySealed, headlineSealed, lookedAt: _, ...row }: QueueRow,
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
