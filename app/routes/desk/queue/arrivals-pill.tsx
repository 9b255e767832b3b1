import { useClock } from "#app/components/desk/clock.tsx";
import { timeOfDay } from "#app/components/desk/time.ts";
import type { Arrivals } from "./arrivals-state.ts";

/**
 * What came since the rows were read, and the way to see it; nothing moves before that. Said aloud when it changes. A line that
 * breaks and is there again within seconds is nobody's news.
 */
export function ArrivalsPill({
  arrivals: { fresh, changed, left, isStale, lostAt },
  readAt,
  onShow,
}: {
  arrivals: Arrivals;
  /** When the rows were read. */
  readAt: Date;
  onShow: () => void;
}) {
  const { now, zone } = useClock();
  const words = isStale
    ? `Show again: rows of ${timeOfDay(readAt, zone)}`
    : pillWords(fresh.length, changed.length + left.length);
  const isLost = lostAt !== null && now.getTime() - lostAt.getTime() > graceMs;
  return (
    <span className="arrivals" aria-live="polite">
      {words ? (
        <button type="button" className="pill" onClick={onShow}>
          {words}
        </button>
      ) : null}
      {isLost ? (
        <span className="arrivals-lost">
          Not connected since {timeOfDay(lostAt, zone)}
        </span>
      ) : null}
    </span>
  );
}

const graceMs = 5_000;

function pillWords(freshCount: number, changedCount: number): string | null {
  if (freshCount > 0) return `${freshCount} new · show`;
  return changedCount > 0 ? `${changedCount} changed · show` : null;
}

/** Beside a row that is not any more as it is shown. */
export function RowMark({
  reportId,
  arrivals,
}: {
  reportId: string;
  arrivals: Arrivals;
}) {
  if (arrivals.left.includes(reportId))
    return <span className="tag tag-warn">No longer in this list</span>;
  if (arrivals.changed.includes(reportId))
    return <span className="tag tag-news">Changed</span>;
  return null;
}
