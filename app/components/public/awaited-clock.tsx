import type { Awaited } from "#app/domain/receipt/running.server.ts";
import { sayLength } from "./clock-length.ts";
import { ClockLaw } from "./clock-law.tsx";
import { useFrame } from "./frame.ts";

/** A legal deadline that may start, and where to say from when. */
export function AwaitedClock({
  awaited: { name, toWhom, length, event, citation, checkedOn },
}: {
  awaited: Awaited;
}) {
  const { t, locale } = useFrame();
  const words = t.deadlines;
  return (
    <p>
      {words.mayStart(
        sayLength(t, locale, length, null),
        toWhom,
        words.events[event],
      )}{" "}
      {name}. <ClockLaw {...{ citation, checkedOn }} />{" "}
      <a className="no-print" href="/follow/deadlines">
        {words.enterTime}
      </a>
    </p>
  );
}
