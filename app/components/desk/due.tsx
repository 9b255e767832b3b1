import { useClock } from "./clock.tsx";
import { dueState, dueText, exactWords } from "./time.ts";

/** What is owed next, as a countdown; the instant itself is in the title and in `datetime`. */
export function Due({ at }: { at: Date | null }) {
  const { now, zone } = useClock();
  if (!at) return <span className="quiet">nothing due</span>;
  return (
    <time
      className={`nowrap due-${dueState(at, now)}`}
      dateTime={at.toISOString()}
      title={exactWords(at, zone)}
    >
      {dueText(at, now)}
    </time>
  );
}
