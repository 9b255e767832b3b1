import type { Database } from "#db/client.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import type { Headline } from "../report/headline.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { openHeadline } from "./headline.server.ts";
import { callBackDueAt } from "./lost-codes.server.ts";
import { readsContents } from "../responder/can.ts";
import { listFacets, type Facets } from "./queue-facets.server.ts";
import { recordedFilters, type QueueFilters } from "./queue-filters.ts";
import { orderOf, type QueueOrder } from "./queue-order.ts";
import { listQueueRows, type QueueRow } from "./queue-rows.server.ts";
import { pageTokenText, parsePageToken } from "./queue-token.ts";
import type { Viewer } from "../responder/viewer.ts";
import { searchedTerms } from "./searched.server.ts";

export type QueueEntry = Omit<
  QueueRow,
  | "operationsKeyNumber"
  | "operationsKeySealed"
  | "headlineSealed"
  | "lostCodeAskedAt"
> & {
  /** By when a call is owed about a lost access code; null when nobody asks for a new one. */
  callBackBy: Date | null;
  /** Null for who reads no contents. */
  headline: Headline | null;
};

export type QueuePage = {
  entries: QueueEntry[];
  facets: Facets;
  /** For `?after=`; null on the last page. */
  next: string | null;
};

type Wanted = {
  viewer: Viewer;
  keyring: Keyring;
  filters: QueueFilters;
  /** The `next` of the page before. */
  after?: string | null;
  limit?: number;
  now: Date;
};

/**
 * One page of what this person may see, what lapses first on top, and the record that it was read.
 * Two queries and the record's one, whatever the filters; headlines are opened for the page's rows only.
 */
export async function listQueue(
  db: Database,
  wanted: Wanted,
): Promise<QueuePage> {
  const { viewer, keyring, filters, after = null, limit = 25, now } = wanted;
  const order = orderOf(filters);
  const found = await listQueueRows(db, {
    ...{ viewer, keyring, filters, order },
    token: parsePageToken(after, order),
    limit: limit + 1,
  });
  const facets = await listFacets(db, viewer);
  const rows = found.slice(0, limit);
  await recordRead(db, {
    ...{ viewer, keyring, filters, now },
    shownCount: rows.length,
  });
  const last = found.length > limit ? rows.at(-1) : undefined;
  return {
    entries: rows.map((row) => entryOf(row, viewer, keyring)),
    facets,
    next: last ? tokenAfter(last, order) : null,
  };
}

async function recordRead(
  db: Database,
  {
    viewer,
    keyring,
    filters,
    shownCount,
    now,
  }: Pick<Wanted, "viewer" | "keyring" | "filters" | "now"> & {
    shownCount: number;
  },
): Promise<void> {
  const { search } = filters;
  await db.transaction((tx) =>
    recordEvent(tx, {
      sessionId: viewer.sessionId,
      event: {
        type: "queue.read",
        filters: recordedFilters(filters),
        ...(search && { searched: searchedTerms(keyring, search) }),
        shownCount,
      },
      actor: viewer.actor,
      at: now,
    }),
  );
}

function tokenAfter(last: QueueRow, order: QueueOrder): string {
  const at = order === "due" ? last.dueAt : last.submittedAt;
  return pageTokenText({ order, at, id: last.reportId });
}

function entryOf(
  {
    operationsKeyNumber,
    operationsKeySealed,
    headlineSealed,
    ...row
  }: QueueRow,
  viewer: Viewer,
  keyring: Keyring,
): QueueEntry {
  const headline = readsContents(viewer)
    ? openHeadline(keyring, {
        id: row.reportId,
        operationsKeyNumber,
        operationsKeySealed,
        headlineSealed,
      })
    : null;
  const { band, lostCodeAskedAt: askedAt, ...rest } = row;
  const { timeZone } = viewer;
  const callBackBy = askedAt && callBackDueAt({ band, askedAt, timeZone });
  return { ...rest, band, headline, callBackBy };
}
