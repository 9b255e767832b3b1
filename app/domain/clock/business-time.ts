import {
  addDays,
  isFederalHoliday,
  weekdayOf,
  type CalendarDate,
} from "./federal-holidays.ts";
import { instantOfWallTime, wallTimeOf } from "./zone.ts";

/** When a unit works on business days, on the wall clock of its zone. */
export type BusinessHours = {
  opensMinutes: number;
  closesMinutes: number;
  timeZone: string;
};

export function isBusinessDay(date: CalendarDate): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !isFederalHoliday(date);
}

/** The instant at which `minutes` of business hours have passed since `from`. */
export function addBusinessMinutes(
  from: Date,
  minutes: number,
  hours: BusinessHours,
): Date {
  const { opensMinutes, closesMinutes, timeZone } = hours;
  const start = wallTimeOf(from, timeZone);
  let left = minutes;
  let date: CalendarDate = start;
  let opens = Math.max(start.minutes, opensMinutes);
  while (!isBusinessDay(date) || opens + left > closesMinutes) {
    if (isBusinessDay(date)) left -= Math.max(0, closesMinutes - opens);
    date = addDays(date, 1);
    opens = opensMinutes;
  }
  return instantOfWallTime({ ...date, minutes: opens + left }, timeZone);
}

/** The close of business on the n-th business day after the day of `from`. */
export function endOfBusinessDay(
  from: Date,
  days: number,
  { closesMinutes, timeZone }: BusinessHours,
): Date {
  let date: CalendarDate = wallTimeOf(from, timeZone);
  for (let left = days; left > 0;) {
    date = addDays(date, 1);
    if (isBusinessDay(date)) left -= 1;
  }
  const { year, month, day } = date;
  return instantOfWallTime(
    { year, month, day, minutes: closesMinutes },
    timeZone,
  );
}

/** The close of the n-th day of the calendar after the day of `from`, weekends and holidays counted. */
export function endOfDay(
  from: Date,
  days: number,
  { closesMinutes, timeZone }: BusinessHours,
): Date {
  const { year, month, day } = addDays(wallTimeOf(from, timeZone), days);
  return instantOfWallTime(
    { year, month, day, minutes: closesMinutes },
    timeZone,
  );
}
