import { Link } from "@remix-run/react";
import type { QueueCounts } from "#app/domain/desk/queue-counts.server.ts";
import type { SearchSum } from "#app/domain/desk/queue.server.ts";
import { notIndexedMost } from "#app/domain/desk/not-indexed.ts";
import {
  searchOrders,
  type SearchOrder,
} from "#app/domain/desk/search-order.ts";
import { searchedLength } from "#app/domain/search/longest.ts";
import { addressOf, type Narrowed } from "./queue-address.ts";

const orderWords = {
  newest: "Newest first",
  best: "Best match first",
} satisfies Record<SearchOrder, string>;

/** Of what was searched for: in which order it is shown, and what is not shown of it. */
export function QueueFound({
  search,
  counts,
  ...narrowed
}: Narrowed & {
  search: SearchSum | null;
  counts: Pick<QueueCounts, "total">;
}) {
  if (!search) return null;
  const notes = notesOf(search);
  const isOrdered = counts.total > 1 && !search.isByReference;
  if (!isOrdered && notes.length === 0) return null;
  return (
    <div className="found">
      {isOrdered ? <OrderChoice {...narrowed} /> : null}
      {notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
    </div>
  );
}

/** Each a link, as all that narrows the queue or shapes it. */
function OrderChoice(narrowed: Narrowed) {
  const { shape } = narrowed;
  return (
    <nav className="segments" aria-label="Order of what was found">
      {searchOrders.map((searchOrder) => (
        <Link
          key={searchOrder}
          to={addressOf({ ...narrowed, shape: { ...shape, searchOrder } })}
          aria-current={shape.searchOrder === searchOrder ? "true" : undefined}
          preventScrollReset
        >
          {orderWords[searchOrder]}
        </Link>
      ))}
    </nav>
  );
}

function notesOf(search: SearchSum): string[] {
  const { lookedCount, notIndexedCount, isShortened } = search;
  return [
    ...(isShortened
      ? [`Only the first ${searchedLength} characters were searched for.`]
      : []),
    ...(lookedCount === null
      ? []
      : [
          `The newest ${lookedCount} that may match were looked through. A word or a filter more leads to older ones.`,
        ]),
    ...(notIndexedCount === 0 ? [] : [notIndexedWords(notIndexedCount)]),
  ];
}

function notIndexedWords(count: number): string {
  const reports =
    count === 1
      ? "1 report has"
      : `${count >= notIndexedMost ? "At least " : ""}${count} reports have`;
  return `${reports} words that no search finds yet. They are added by themselves while the desk is open.`;
}
