import type { CalendarDate } from "./federal-holidays.ts";
import { dateFormat } from "./formats.ts";

/** Minutes since midnight on the wall clock. */
export type WallTime = CalendarDate & { minutes: number };

/** What the wall clock shows in a zone, to the minute. */
export function wallTimeOf(instant: Date, timeZone: string): WallTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    minutes: part("hour") * 60 + part("minute"),
  };
}

/**
 * The instant at which a zone's wall clock shows this. A time that daylight saving skips is moved forward by the gap;
 * of a time that comes twice the first is taken.
 */
export function instantOfWallTime(wall: WallTime, timeZone: string): Date {
  const asUtc = utcOf(wall);
  // The offset may differ on the two sides of a change: one of these two is right.
  const candidates = [-dayMs, dayMs].map(
    (shift) => asUtc - offsetAt(new Date(asUtc + shift), timeZone),
  );
  const right = candidates.filter(
    (at) => utcOf(wallTimeOf(new Date(at), timeZone)) === asUtc,
  );
  return new Date(right.length > 0 ? Math.min(...right) : candidates[0]!); // there are two candidates
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

function offsetAt(instant: Date, timeZone: string): number {
  const wholeMinute = instant.getTime() - (instant.getTime() % minuteMs);
  return utcOf(wallTimeOf(instant, timeZone)) - wholeMinute;
}

function utcOf({ year, month, day, minutes }: WallTime): number {
  return Date.UTC(year, month - 1, day) + minutes * minuteMs;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return dateFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
}
