import { Link } from "@remix-run/react";
import { useQueuePlace } from "#app/routes/desk/queue/kept-order.ts";

/** Back to the queue that one came from, and on to the report before or after in its order. */
export function ReportPlace({ reportId }: { reportId: string }) {
  const place = useQueuePlace(reportId);
  return (
    <span className="report-place">
      <Link to={place?.address ?? "/desk"}>Queue</Link>
      {place ? (
        <>
          <Neighbor id={place.previousId} words="Previous report" is="[" />
          <span className="quiet">
            {place.number} of {place.count}
          </span>
          <Neighbor id={place.nextId} words="Next report" is="]" />
        </>
      ) : null}
    </span>
  );
}

/** `is`: its key. At an end of the queue there is none. */
function Neighbor({
  id,
  words,
  is,
}: {
  id: string | null;
  words: string;
  is: "[" | "]";
}) {
  if (id === null) return null;
  return (
    <Link
      className="neighbor"
      to={`/desk/reports/${id}`}
      data-key={is}
      aria-label={words}
      title={`${words} (${is})`}
    >
      {is === "[" ? "‹" : "›"}
    </Link>
  );
}
