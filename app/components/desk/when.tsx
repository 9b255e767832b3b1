import { useClock } from "./clock.tsx";
import { agoWords, exactWords, instantWords } from "./time.ts";

/** An instant in the unit's zone; the title says it to the second. */
export function When({ at, ago = false }: { at: Date; ago?: boolean }) {
  const { now, zone } = useClock();
  return (
    <time dateTime={at.toISOString()} title={exactWords(at, zone)}>
      {ago ? agoWords(at, now) : instantWords(at, zone, now)}
    </time>
  );
}
