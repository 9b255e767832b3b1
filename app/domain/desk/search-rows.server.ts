import type { Database } from "#db/client.server.ts";
import { matchRanks } from "../search/match.ts";
import type { Narrowing } from "./queue-conditions.server.ts";
import { listQueueRows, type QueueRow } from "./queue-rows.server.ts";
import { pageTokenText, type PageToken } from "./queue-token.ts";
import type { Found } from "./search.server.ts";
import type { SearchOrder } from "./search-order.ts";
import { lookThrough, lookedMost, type Hit } from "./search-hits.server.ts";

/** What fits best is one page, and no longer than two. */
const bestMost = 50;

type Wanted = {
  narrowing: Narrowing;
  found: Found;
  searchOrder: SearchOrder;
  token: PageToken | null;
  limit: number;
};

/** Rows of one page, each with the sentence by which it was found; none of what is found by its reference. */
export type SearchedRows = {
  rows: (QueueRow & { hit: Hit | null })[];
  next: string | null;
  /** Of more that may be meant no more were looked through, the newest; null: all. */
  lookedCount: number | null;
};

export async function listSearchedRows(
  db: Database,
  wanted: Wanted,
): Promise<SearchedRows> {
  return wanted.searchOrder === "best" && !wanted.found.isByReference
    ? listBest(db, wanted)
    : listNewest(db, wanted);
}

/** Reads on until the page is full: a row that turns out not to be meant leaves no gap. */
async function listNewest(
  db: Database,
  { narrowing, found, token, limit }: Wanted,
): Promise<SearchedRows> {
  const shown: SearchedRows["rows"] = [];
  const most = limit + 1;
  let [at, looked] = [token, 0];
  for (;;) {
    const rows = await listQueueRows(db, {
      ...{ ...narrowing, order: "newest", token: at, limit: most },
    });
    shown.push(...(await withHits(db, { narrowing, found }, rows)));
    looked += rows.length;
    const last = rows.at(-1);
    if (shown.length > limit) {
      const end = shown[limit - 1];
      return {
        rows: shown.slice(0, limit),
        next: tokenOf(end),
        lookedCount: null,
      };
    }
    if (rows.length < most || !last)
      return { rows: shown, next: null, lookedCount: null };
    at = placeOf(last);
    if (looked >= lookedMost)
      return { rows: shown, next: tokenOf(last), lookedCount: looked };
  }
}

async function listBest(
  db: Database,
  { narrowing, found }: Wanted,
): Promise<SearchedRows> {
  const rows = await listQueueRows(db, {
    ...{ ...narrowing, order: "newest", token: null, limit: lookedMost + 1 },
  });
  const looked = rows.slice(0, lookedMost);
  const hit = await withHits(db, { narrowing, found }, looked);
  const rankOf = (row: { hit: Hit | null }) =>
    row.hit ? matchRanks.indexOf(row.hit.rank) : matchRanks.length;
  return {
    rows: hit.sort((a, b) => rankOf(a) - rankOf(b)).slice(0, bestMost),
    next: null,
    lookedCount: rows.length > looked.length ? looked.length : null,
  };
}

async function withHits(
  db: Database,
  { narrowing: { viewer }, found }: Pick<Wanted, "narrowing" | "found">,
  rows: readonly QueueRow[],
): Promise<SearchedRows["rows"]> {
  if (found.isByReference) return rows.map((row) => ({ ...row, hit: null }));
  const { query } = found;
  const hits = found.hits ?? (await lookThrough(db, { viewer, query, rows }));
  return rows.flatMap((row) => {
    const hit = hits.get(row.reportId);
    return hit ? [{ ...row, hit }] : [];
  });
}

function tokenOf(row: QueueRow | undefined): string | null {
  const place = row ? placeOf(row) : null;
  return place && pageTokenText(place);
}

function placeOf({
  submittedAt: at,
  reportId: id,
}: QueueRow): PageToken | null {
  return at && { order: "newest", at, id };
}
