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
  const [before, after] = readings(wall, timeZone);
  const right = [before, after].filter((at) => shows(at, wall, timeZone));
  return new Date(right.length > 0 ? Math.min(...right) : before);
}

/** The two nearest times that there were, where daylight saving skips this one: for 2:30, 1:30 and 3:30. Null for any other time. */
export function aroundSkipped(
  wall: WallTime,
  timeZone: string,
): [Date, Date] | null {
  const [before, after] = readings(wall, timeZone);
  if ([before, after].some((at) => shows(at, wall, timeZone))) return null;
  return [new Date(Math.min(before, after)), new Date(Math.max(before, after))];
}

/** What the wall time is by the clock's distance to UTC a day before, and by that a day after: one of the two is right, but for a skipped time. */
function readings(wall: WallTime, timeZone: string): [number, number] {
  const asUtc = utcOf(wall);
  const by = (shift: number) =>
    asUtc - offsetAt(new Date(asUtc + shift), timeZone);
  return [by(-dayMs), by(dayMs)];
}

function shows(at: number, wall: WallTime, timeZone: string): boolean {
  return utcOf(wallTimeOf(new Date(at), timeZone)) === utcOf(wall);
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

/** "2026-11-22" and "03:14", or midnight. */
export function readWallTime(date: string, time: string | null): WallTime {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const [hours = 0, minutes = 0] = (time ?? "").split(":").map(Number);
  return { year, month, day, minutes: hours * 60 + minutes };
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
