import { Form, Link } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useClock } from "#app/components/desk/clock.tsx";
import { OpenedText } from "#app/components/desk/opened.tsx";
import { timeOfDay } from "#app/components/desk/time.ts";
import { When } from "#app/components/desk/when.tsx";
import { revealPurposeWords } from "#app/components/desk/words.ts";
import { useIsRevealOver } from "./personal.tsx";
import type { Contents, ReportView } from "./report-view.ts";
import { VerbDisclosure } from "./verb-disclosure.tsx";

/** The way to see what is masked; while it is seen, how long still, and the way back. */
export function RevealBox({
  report,
  leftMs,
}: {
  report: ReportView;
  leftMs: number | null;
}) {
  const isOver = useIsRevealOver();
  if (!report.actions.includes("reveal")) return null;
  return (
    <div className="reveal">
      {leftMs === null || isOver ? (
        <VerbDisclosure verb="reveal" report={report} />
      ) : (
        <div className="reveal-shown">
          <Countdown key={leftMs} leftMs={leftMs} />
          <Form
            method="post"
            action={`/desk/reports/${report.id}/hiding`}
            preventScrollReset
          >
            <input type="hidden" name="boxId" value={report.freshId} />
            <button className="button button-plain" type="submit">
              Hide again
            </button>
          </Form>
        </div>
      )}
      <p className="quiet small">
        Names, numbers and addresses that were asked for are masked on the whole
        page. What the reporter wrote in their own words is not, and may name
        people.
      </p>
    </div>
  );
}

/** Where something masked is needed to go on: to the form that reveals it. Nothing while it is shown. */
export function RevealFirst({
  report,
  children,
}: {
  report: ReportView;
  children: React.ReactNode;
}) {
  const isOver = useIsRevealOver();
  const isShown = typeof report.contents?.leftMs === "number" && !isOver;
  if (isShown || !report.actions.includes("reveal")) return null;
  return (
    <p>
      <Link to={`/desk/reports/${report.id}/reveal`}>{children}</Link>
    </p>
  );
}

/** Before the page has come alive it says until when, and from then on how long still. */
function Countdown({ leftMs }: { leftMs: number }) {
  const { now, zone } = useClock();
  const [endMs] = useState(() => now.getTime() + leftMs);
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const endsMs = Date.now() + leftMs;
    const tick = () => setLeft(Math.max(0, endsMs - Date.now()));
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [leftMs]);
  return (
    <p>
      <strong>Shown to you</strong>{" "}
      {left === null ? (
        <>until {timeOfDay(new Date(endMs), zone)}</>
      ) : (
        <>
          for{" "}
          <span role="timer" className="reveal-left">
            {minutesAndSeconds(left)}
          </span>{" "}
          more
        </>
      )}
    </p>
  );
}

/** "14:05". */
function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  const rest = String(seconds % 60).padStart(2, "0");
  return `${Math.floor(seconds / 60)}:${rest}`;
}

/** Who saw it and what for, to everybody who reads the report. */
export function RevealList({ reveals }: Pick<Contents, "reveals">) {
  if (reveals.length === 0) return null;
  return (
    <details className="reveals">
      <summary>
        {reveals.length === 1
          ? "Revealed once"
          : `Revealed ${reveals.length} times`}
      </summary>
      <ol className="notes">
        {reveals.map(({ id, name, purpose, words, at, until }) => (
          <li key={id}>
            <p>
              {revealPurposeWords[purpose]}
              {words ? (
                <>
                  : <OpenedText text={words} />
                </>
              ) : null}
            </p>
            <p className="quiet small">
              {name}, <When at={at} />, <Minutes from={at} until={until} />
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** "for 15 min"; of one that lasts, for how long at most. */
function Minutes({ from, until }: { from: Date; until: Date }) {
  const minutes = (until.getTime() - from.getTime()) / 60_000;
  return minutes < 1 ? "for under a minute" : `for ${Math.round(minutes)} min`;
}
