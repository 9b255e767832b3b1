import { Link } from "@remix-run/react";
import { queryOf, type QueueFilters } from "#app/domain/desk/queue-filters.ts";
import { filterCount } from "./filter-words.ts";

/** What an empty queue means, and what to do next. */
export function QueueEmpty({
  filters,
  seesAll,
  unitName,
}: {
  filters: QueueFilters;
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
        {filters.search === undefined ? null : (
          <p>
            Search takes a whole reference, or whole words of an organization’s
            name, and looks at closed reports too.
          </p>
        )}
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
