import { Form } from "@remix-run/react";
import { BandChip } from "#app/components/desk/band-chip.tsx";
import { useClock } from "#app/components/desk/clock.tsx";
import {
  actorWords,
  eventWords,
  type EventNames,
} from "#app/components/desk/event-words.ts";
import { instantWords } from "#app/components/desk/time.ts";
import { When } from "#app/components/desk/when.tsx";
import type { Changed as ChangedReport } from "#app/domain/desk/day-changes.server.ts";
import type { Day } from "#app/domain/desk/my-day.server.ts";
import { reportsWords, sinceWords } from "./day-words.ts";
import { NamedReport } from "./named-report.tsx";

/** As many as a person reads at a glance; the rest opens. */
const shownMost = 8;

/** What others did since the person left. */
export function Changed({
  day: { changed, reports, since },
  readAt,
  names,
}: {
  day: Pick<Day, "changed" | "reports" | "since">;
  readAt: Date;
  names: EventNames;
}) {
  const { zone, now } = useClock();
  const said = sinceWords(since, instantWords(since.at, zone, now));
  const more = changed.slice(shownMost);
  return (
    <section className="panel" id="changed" aria-labelledby="changed-title">
      <div className="panel-head">
        <h2 id="changed-title">Changed since you left</h2>
        <span className="quiet">
          {changed.length > 0 ? reportsWords(changed.length) : ""}
        </span>
      </div>
      <div className="panel-body">
        <p className="quiet small">{said}. Reads and searches are left out.</p>
        {changed.length === 0 ? (
          <p>Nobody but you changed anything.</p>
        ) : (
          <ReportList
            changed={changed.slice(0, shownMost)}
            reports={reports}
            names={names}
          />
        )}
        {more.length > 0 ? (
          <details>
            <summary>{reportsWords(more.length)} more</summary>
            <ReportList changed={more} reports={reports} names={names} />
          </details>
        ) : null}
        {changed.length > 0 ? (
          <Form method="post" action="/desk/my-day/seen" className="form-end">
            <input type="hidden" name="seenAt" value={readAt.toISOString()} />
            <button type="submit" className="button button-plain">
              I have seen all
            </button>
          </Form>
        ) : null}
      </div>
    </section>
  );
}

function ReportList({
  changed,
  reports,
  names,
}: {
  changed: readonly ChangedReport[];
  reports: Day["reports"];
  names: EventNames;
}) {
  return (
    <ul className="day-changes">
      {changed.map(({ reportId, changes }) => {
        const report = reports[reportId];
        if (!report) return null;
        return (
          <li key={reportId}>
            <p className="day-of">
              <BandChip band={report.band ?? "baseline"} />
              <NamedReport report={report} isBrief />
            </p>
            <Acts changes={changes.slice(0, actsMost)} names={names} />
            {changes.length > actsMost ? (
              <details>
                <summary className="small">
                  {changes.length - actsMost} before that
                </summary>
                <Acts changes={changes.slice(actsMost)} names={names} />
              </details>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Of one report; what is older opens. */
const actsMost = 3;

function Acts({
  changes,
  names,
}: {
  changes: ChangedReport["changes"];
  names: EventNames;
}) {
  return (
    <ul>
      {changes.map(({ at, actor, event }, index) => (
        <li key={index}>
          <span>
            {eventWords(event, names)}
            <span className="quiet">, {actorWords(actor, event)}</span>
          </span>
          <Time at={at} />
        </li>
      ))}
    </ul>
  );
}

function Time({ at }: { at: Date }) {
  return (
    <span className="quiet small nowrap">
      <When at={at} ago />
    </span>
  );
}
