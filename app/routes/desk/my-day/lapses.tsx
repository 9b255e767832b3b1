import { Link } from "@remix-run/react";
import { useClock } from "#app/components/desk/clock.tsx";
import {
  dueState,
  exactWords,
  spanWords,
  timeOfDayWords,
} from "#app/components/desk/time.ts";
import type {
  DayReport,
  MoneyClock,
} from "#app/domain/desk/day-rows.server.ts";
import { verbPlaces, verbWords } from "./day-words.ts";
import { NamedReport, plainName } from "./named-report.tsx";

/** What lapses first on top; clocks of money that a bank may still call back above all. */
export function Lapses({
  money,
  mine,
  others,
  isOfUnit,
  names,
  isBlue,
}: {
  money: readonly MoneyClock[];
  mine: readonly DayReport[];
  others: readonly DayReport[];
  isOfUnit: boolean;
  names: Record<string, string>;
  /** What lapses first is what comes next. */
  isBlue: boolean;
}) {
  const owed = mine.filter(({ dueAt }) => dueAt !== null);
  const paused = mine.length - owed.length;
  return (
    <section className="panel" id="next" aria-labelledby="next-title">
      <div className="panel-head">
        <h2 id="next-title">Lapses next</h2>
        <span className="quiet">
          <Link to="/desk?mine=yes">Yours in the queue</Link>
        </span>
      </div>
      <div className="panel-body">
        {money.length > 0 ? (
          <>
            <h3>Money that may be called back</h3>
            <ol className="day-list" aria-label="Money that may be called back">
              {money.map((clock) => (
                <li key={clock.reportId}>
                  <Left at={clock.untilAt} />
                  <span>
                    <NamedReport report={clock} />
                  </span>
                  <span />
                </li>
              ))}
            </ol>
          </>
        ) : null}
        <h3>Yours</h3>
        {owed.length > 0 ? (
          <LapseList
            label="Yours"
            rows={owed.slice(0, 12)}
            isFirstBlue={isBlue}
          />
        ) : (
          <p className="quiet">Nothing of yours lapses.</p>
        )}
        {owed.length > 12 ? (
          <p className="quiet small">{owed.length - 12} more in the queue.</p>
        ) : null}
        {paused > 0 ? (
          <p className="quiet small">
            {paused === 1
              ? "1 of yours waits for its reporter, and nothing is due."
              : `${paused} of yours wait for their reporters, and nothing is due.`}
          </p>
        ) : null}
        <h3>{isOfUnit ? "All of the unit" : "Of the unit, and nobody’s"}</h3>
        {others.length > 0 ? (
          <LapseList
            label={isOfUnit ? "All of the unit" : "Nobody’s"}
            rows={others}
            names={isOfUnit ? names : undefined}
          />
        ) : (
          <p className="quiet">
            {isOfUnit
              ? "The unit owes nothing."
              : "Nothing lies here that nobody works."}
          </p>
        )}
      </div>
    </section>
  );
}

function LapseList({
  label,
  rows,
  names,
  isFirstBlue = false,
}: {
  label: string;
  rows: readonly DayReport[];
  /** Who works it is said beside it. */
  names?: Record<string, string>;
  isFirstBlue?: boolean;
}) {
  return (
    <ol className="day-list" aria-label={label}>
      {rows.map((row, at) => (
        <li key={row.reportId}>
          <Left at={row.dueAt} />
          <span>
            <NamedReport report={row} />
            {names ? (
              <span className="quiet small">
                {" "}
                {row.assigneeId
                  ? (names[row.assigneeId] ?? "somebody")
                  : "nobody"}
              </span>
            ) : null}
          </span>
          <Verb row={row} isBlue={isFirstBlue && at === 0} />
        </li>
      ))}
    </ol>
  );
}

function Verb({ row, isBlue }: { row: DayReport; isBlue: boolean }) {
  const { dueKind, reportId } = row;
  if (!dueKind) return <span />;
  return (
    <Link
      className={isBlue ? "button" : "button button-plain"}
      to={`/desk/reports/${reportId}${verbPlaces[dueKind]}`}
      aria-label={`${verbWords[dueKind]}: ${plainName(row)}`}
    >
      {verbWords[dueKind]}
    </Link>
  );
}

/** "14 min over", "in 41 min"; what is further away, by its time. */
function Left({ at }: { at: Date | null }) {
  const { now, zone } = useClock();
  if (!at) return <span className="day-when quiet">nothing due</span>;
  const leftMs = at.getTime() - now.getTime();
  const words =
    leftMs < 0
      ? `${spanWords(leftMs)} over`
      : leftMs <= 3_600_000
        ? `in ${spanWords(leftMs)}`
        : timeOfDayWords(at, zone, now);
  return (
    <time
      className={`day-when due-${dueState(at, now)}`}
      dateTime={at.toISOString()}
      title={exactWords(at, zone)}
    >
      {words}
    </time>
  );
}
