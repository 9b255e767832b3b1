/**
 * The eleven public holidays of 5 U.S.C. 6103(a), with the day observed when one falls on a weekend: Friday before a
 * Saturday, Monday after a Sunday (5 U.S.C. 6103(b); Executive Order 11582). Checked 2026-11-22. Inauguration Day is
 * left out: it holds for Washington alone.
 */
export function isFederalHoliday(date: CalendarDate): boolean {
  // New Year's Day of the next year may be observed on 31 December.
  return [date.year, date.year + 1].some((year) =>
    federalHolidays(year).some((holiday) => isSameDate(holiday, date)),
  );
}

/** A day of the calendar, without time or zone. `month` 1 to 12. */
export type CalendarDate = { year: number; month: number; day: number };

/** As observed, in order; the first may lie in the year before. */
export function federalHolidays(year: number): CalendarDate[] {
  return [
    observed({ year, month: 1, day: 1 }),
    nthWeekday(year, 1, monday, 3),
    nthWeekday(year, 2, monday, 3),
    lastMonday(year, 5),
    observed({ year, month: 6, day: 19 }),
    observed({ year, month: 7, day: 4 }),
    nthWeekday(year, 9, monday, 1),
    nthWeekday(year, 10, monday, 2),
    observed({ year, month: 11, day: 11 }),
    nthWeekday(year, 11, thursday, 4),
    observed({ year, month: 12, day: 25 }),
  ];
}

/** 0 is Sunday. */
export function weekdayOf({ year, month, day }: CalendarDate): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}

export function addDays(
  { year, month, day }: CalendarDate,
  days: number,
): CalendarDate {
  const moved = new Date(Date.UTC(year, month - 1, day + days));
  return {
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
  };
}

const [sunday, monday, thursday, saturday] = [0, 1, 4, 6] as const;

function observed(date: CalendarDate): CalendarDate {
  const weekday = weekdayOf(date);
  if (weekday === saturday) return addDays(date, -1);
  return weekday === sunday ? addDays(date, 1) : date;
}

function nthWeekday(
  year: number,
  month: number,
  weekday: number,
  nth: number,
): CalendarDate {
  const first = { year, month, day: 1 };
  const offset = (weekday - weekdayOf(first) + 7) % 7;
  return addDays(first, offset + 7 * (nth - 1));
}

function lastMonday(year: number, month: number): CalendarDate {
  const fifth = nthWeekday(year, month, monday, 5);
  return fifth.month === month ? fifth : addDays(fifth, -7);
}

function isSameDate(a: CalendarDate, b: CalendarDate): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}
