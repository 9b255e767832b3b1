import { useClock } from "#app/components/desk/clock.tsx";
import { timeOfDay } from "#app/components/desk/time.ts";
import type { DayReport } from "#app/domain/desk/day-rows.server.ts";
import type { Shift } from "#app/domain/on-call/shift.ts";
import { plainName } from "./named-report.tsx";

const [width, left, right] = [1376, 4, 1372];
const hourMs = 3_600_000;

/** The dues of the shift along its hours. The list beside it says the same, so where it is narrow it is not there. */
export function ShiftLine({
  shift,
  mine,
}: {
  shift: Shift;
  mine: readonly DayReport[];
}) {
  const { now, zone } = useClock();
  const [from, to] = [shift.beginsAt.getTime(), shift.endsAt.getTime()];
  const at = (ms: number) =>
    left +
    ((Math.min(Math.max(ms, from), to) - from) / (to - from)) * (right - left);
  const hours = Array.from(
    { length: Math.floor((to - from) / hourMs) + 1 },
    (_, hour) => from + hour * hourMs,
  );
  const dues = mine.flatMap((row) =>
    row.dueAt && row.dueAt.getTime() <= to
      ? [{ row, ms: row.dueAt.getTime() }]
      : [],
  );
  const nowAt = at(now.getTime());
  const late = dues.filter(({ ms }) => ms < now.getTime()).length;
  return (
    <section className="panel day-line" aria-label="This shift">
      <div className="panel-body">
        <svg
          viewBox={`0 0 ${width} 72`}
          role="img"
          aria-labelledby="line-title"
        >
          <title id="line-title">
            {`Dues of this shift by hour: ${late} overdue, ${dues.length - late} to come until ${timeOfDay(shift.endsAt, zone)}. The list “Lapses next” says the same.`}
          </title>
          <rect
            className="day-past"
            x={left}
            y="40"
            width={Math.max(nowAt - left, 0)}
            height="6"
            rx="3"
          />
          <rect
            className="day-ahead"
            x={nowAt}
            y="40"
            width={Math.max(right - nowAt, 0)}
            height="6"
            rx="3"
          />
          {hours.map((ms, index) => (
            <g key={ms}>
              <line
                className="day-tick"
                x1={at(ms)}
                x2={at(ms)}
                y1="40"
                y2="50"
              />
              <text
                x={at(ms)}
                y="66"
                textAnchor={anchorOf(index, hours.length)}
              >
                {timeOfDay(new Date(ms), zone)}
              </text>
            </g>
          ))}
          <line className="day-now" x1={nowAt} x2={nowAt} y1="4" y2="50" />
          <text
            className="day-now-text"
            x={nowAt + (nowAt > width - 90 ? -6 : 6)}
            y="12"
            textAnchor={nowAt > width - 90 ? "end" : "start"}
          >
            now {timeOfDay(now, zone)}
          </text>
          {spread(dues, at).map(({ row, x, isLate, hasRoom }) => (
            <g key={row.reportId}>
              <circle
                className={isLate ? "day-late" : undefined}
                cx={x}
                cy="43"
                r="7"
              />
              {hasRoom ? (
                <text
                  className={isLate ? "day-over" : undefined}
                  x={x}
                  y="30"
                  textAnchor={
                    x < 80 ? "start" : x > width - 80 ? "end" : "middle"
                  }
                >
                  {shortName(row)}
                </text>
              ) : null}
            </g>
          ))}
        </svg>
      </div>
    </section>
  );

  function spread(
    all: readonly { row: DayReport; ms: number }[],
    place: (ms: number) => number,
  ) {
    let taken = -Infinity;
    return all.map(({ row, ms }) => {
      const x = place(ms);
      const hasRoom = x - taken > 120 && Math.abs(x - nowAt) > 4;
      if (hasRoom) taken = x;
      return { row, x, isLate: ms < now.getTime(), hasRoom };
    });
  }
}

function anchorOf(index: number, count: number) {
  if (index === 0) return "start";
  return index === count - 1 ? "end" : "middle";
}

function shortName(row: DayReport): string {
  const name = plainName(row);
  return name.length > 18 ? `${name.slice(0, 17)}…` : name;
}
