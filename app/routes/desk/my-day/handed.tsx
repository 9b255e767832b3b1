import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import { OpenedText } from "#app/components/desk/opened.tsx";
import { useClock } from "#app/components/desk/clock.tsx";
import { instantWords } from "#app/components/desk/time.ts";
import type { ShiftNote } from "#app/domain/on-call/handover-log.server.ts";
import { undoSeconds } from "#app/domain/on-call/handover-words.ts";
import type { Day } from "#app/domain/desk/my-day.server.ts";
import { reportsWords } from "./day-words.ts";
import { NamedReport } from "./named-report.tsx";

type Shown = {
  one: ShiftNote;
  names: Record<string, string>;
  reports: Day["reports"];
};

/** What a colleague handed over and is not taken over yet; and what the person just handed over, which can be taken back. */
export function Handed({
  handovers,
  responderId,
  ...shown
}: Omit<Shown, "one"> & {
  handovers: readonly ShiftNote[];
  responderId: string;
}) {
  return handovers.map((one) =>
    one.toId === responderId ? (
      <ToMe key={one.id} one={one} {...shown} />
    ) : (
      <ByMe key={one.id} one={one} names={shown.names} />
    ),
  );
}

function ToMe({ one, names, reports }: Shown) {
  const { zone, now } = useClock();
  const seen = one.reportIds.flatMap((id) => reports[id] ?? []);
  return (
    <section className="banner" aria-label="Handed over to you">
      <h2>
        {names[one.fromId] ?? "A colleague"} handed over{" "}
        {reportsWords(one.reportIds.length)} to you
      </h2>
      <p className="quiet small">{instantWords(one.madeAt, zone, now)}</p>
      {one.note ? (
        <p className="words">
          <OpenedText text={one.note} />
        </p>
      ) : null}
      {seen.length > 0 ? (
        <ul>
          {seen.map((report) => (
            <li key={report.reportId}>
              <NamedReport report={report} to="#notes" />
            </li>
          ))}
        </ul>
      ) : null}
      <Form method="post" action={`/desk/my-day/handovers/${one.id}/taking`}>
        <div className="form-end">
          <button type="submit" className="button">
            Taken over
          </button>
          <span className="quiet small">
            Your colleague sees that you have it.
          </span>
        </div>
      </Form>
    </section>
  );
}

function ByMe({ one, names }: Pick<Shown, "one" | "names">) {
  const { toId, reportIds, id } = one;
  const words = toId
    ? `Handed over to ${names[toId] ?? "a colleague"}: ${reportsWords(reportIds.length)}.`
    : "Your note is written for the unit.";
  return (
    <div className="banner banner-good" role="status">
      <p className="day-foot">
        <span>
          {words}
          {one.takenAt ? " They took it over." : ""}
        </span>
        {toId && !one.takenAt ? <Undo id={id} madeAt={one.madeAt} /> : null}
      </p>
    </div>
  );
}

/** Offered for some seconds by the page's own clock; a command that comes later is refused. */
function Undo({ id, madeAt }: { id: string; madeAt: Date }) {
  const { now } = useClock();
  const leftMs = undoSeconds * 1_000 - (now.getTime() - madeAt.getTime());
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), Math.max(leftMs, 0));
    return () => clearTimeout(timer);
    // From when it was shown on: the clock of the page moves in steps.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id]);
  if (isOver || leftMs <= 0) return null;
  return (
    <Form method="post" action={`/desk/my-day/handovers/${id}/undoing`}>
      <button type="submit" className="button button-plain">
        Undo
      </button>
    </Form>
  );
}
