import { useClock } from "#app/components/desk/clock.tsx";
import { dueState, exactWords, spanWords } from "#app/components/desk/time.ts";

/** "4 min over", "in 26 min": as short as a column. */
export function RowDue({ at }: { at: Date | null }) {
  const { now, zone } = useClock();
  if (!at) return null;
  const leftMs = at.getTime() - now.getTime();
  return (
    <time
      className={`due-${dueState(at, now)}`}
      dateTime={at.toISOString()}
      title={exactWords(at, zone)}
    >
      {leftMs < 0 ? `${spanWords(leftMs)} over` : `in ${spanWords(leftMs)}`}
    </time>
  );
}
