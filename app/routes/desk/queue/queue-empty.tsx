import { Link } from "@remix-run/react";

/** What an empty queue means, and what to do next. */
export function QueueEmpty({
  isFiltered,
  seesAll,
  unitName,
}: {
  isFiltered: boolean;
  seesAll: boolean;
  unitName: string;
}) {
  if (isFiltered) {
    return (
      <div className="empty">
        <h2>Nothing matches</h2>
        <p>
          Filters narrow the open reports you may see. Search takes a whole
          reference, or whole words of an organization’s name, and looks at
          closed reports too.
        </p>
        <p>
          <Link className="button button-plain" to="/desk">
            Show all open reports
          </Link>
        </p>
      </div>
    );
  }
  return (
    <div className="empty">
      <h2>Nothing is waiting</h2>
      <p>
        {seesAll
          ? "Every report that was sent is closed. A new one appears here at once, the one whose answer is due first on top."
          : `Reports appear here when ${unitName} is offered a part, by the routing rules or by another unit. The one that lapses first stands on top.`}
      </p>
      <p className="quiet">
        To look at earlier work, choose “Closed” as the status.
      </p>
    </div>
  );
}
