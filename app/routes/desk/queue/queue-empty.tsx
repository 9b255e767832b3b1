import { Link } from "@remix-run/react";
import { queryOf, type QueueFilters } from "#app/domain/desk/queue-filters.ts";
import type { SearchSum } from "#app/domain/desk/queue.server.ts";
import { filterCount } from "./filter-words.ts";

/** What an empty queue means, and what to do next. */
export function QueueEmpty({
  filters,
  search,
  readsContents,
  seesAll,
  unitName,
}: {
  filters: QueueFilters;
  search: SearchSum | null;
  readsContents: boolean;
  seesAll: boolean;
  unitName: string;
}) {
  const count = filterCount(filters);
  if (count > 0)
    return (
      <div className="empty">
        <h2>
          No report fits: {count === 1 ? "1 filter is" : `${count} filters are`}{" "}
          on
        </h2>
        {search ? <p>{searchWords({ search, readsContents })}</p> : null}
        <p>
          <Link className="button button-plain" to="/desk">
            Clear filters
          </Link>
        </p>
        {filters.search && queryOf(filters).size > 0 ? (
          <p className="quiet">What is searched for counts as one of them.</p>
        ) : null}
      </div>
    );
  return (
    <div className="empty">
      <h2>Nothing is waiting</h2>
      <p>
        {seesAll
          ? "Every report that was sent is closed. A new one appears here at once, the one whose answer is due first on top."
          : `Reports appear here when ${unitName} is offered a part, by the routing rules or by another unit. The one that lapses first stands on top.`}
      </p>
    </div>
  );
}

function searchWords({
  search,
  readsContents,
}: {
  search: SearchSum;
  readsContents: boolean;
}): string {
  if (!readsContents)
    return "Search takes a reference, or how it begins, and looks at closed reports too.";
  if (search.isOfNothing)
    return "What was typed stands in nearly every report, or is no word. Type a word that says more.";
  return "Search takes whole words, “words side by side” in quotes, beginnings of names and references, indicators however they are written, networks and phone numbers. It looks at closed reports too.";
}
