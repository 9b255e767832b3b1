import { useEffect, useState } from "react";
import { useClock } from "#app/components/desk/clock.tsx";
import { timeOfDay } from "#app/components/desk/time.ts";
import { useLine } from "./use-line.ts";

/** Under the head, over the page, so that nothing moves: there is no line, or there is one again. */
export function LineStrip() {
  const { zone } = useClock();
  const { lostAt, isBack } = useLine();
  const keptCount = useKeptCount(isBack);
  return (
    <div className="line-strip" role="status">
      {lostAt ? (
        <p className="line-lost">
          <strong>Not connected since {timeOfDay(lostAt, zone)}.</strong> What
          you type is kept here.
        </p>
      ) : isBack ? (
        <p className="line-back">
          Connected.{" "}
          {keptCount === 1 ? "1 text kept." : `${keptCount} texts kept.`}
        </p>
      ) : null}
    </div>
  );
}

/** How many forms of the page hold words that are kept. */
function useKeptCount(isCounted: boolean): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!isCounted) return;
    const look = () =>
      setCount(document.querySelectorAll('[data-kept="kept"]').length);
    look();
    const timer = setInterval(look, 500);
    return () => clearInterval(timer);
  }, [isCounted]);
  return count;
}
