import { useClock } from "#app/components/desk/clock.tsx";
import { timeOfDayWords } from "#app/components/desk/time.ts";
import type { Keeping, KeepState } from "./keeping.ts";

/** Whether what stands in a form is kept. A screen reader hears of a state that leaves something to do, not of each save. */
export function KeptWords({ keeping }: { keeping: Keeping }) {
  const { now, zone } = useClock();
  const { is, keptMs } = keeping;
  const at =
    keptMs === null ? null : timeOfDayWords(new Date(keptMs), zone, now);
  const words = wordsOf(is, at);
  const isAlarm =
    is === "failed" || is === "ended" || is === "full" || is === "gone";
  return (
    <span
      key={isAlarm ? "alarm" : "calm"}
      className={isAlarm ? "kept-words kept-words-bad" : "kept-words"}
      role={isAlarm ? "alert" : undefined}
      data-kept={is}
    >
      {words}
    </span>
  );
}

function wordsOf(is: KeepState, at: string | null): string {
  const since = at ? ` since ${at}` : "";
  const words = {
    none: "",
    keeping: "Keeping…",
    kept: at ? `Kept ${at}, not sent` : "Kept, not sent",
    failed: `Not kept${since}: no connection. It is tried again.`,
    ended: `Not kept${since}: you are signed out. Sign in in another tab, then go on here.`,
    full: `Not kept${since}: too many texts wait here. Send or throw away one of them; this one stays on the page.`,
    gone: `Not kept${since}: this report takes no words of yours now. Copy them.`,
  } as const satisfies Record<KeepState, string>;
  return words[is];
}
