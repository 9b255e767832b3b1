import { dateFormat } from "#app/domain/clock/formats.ts";

/** Instants are put into words in one stated zone, on server and browser alike, so that both write the same. */

/** "Nov 22, 14:05 EST"; the year only when it is not this one. */
export function instantWords(at: Date, zone: string, now: Date): string {
  const parts = partsOf(at, zone);
  const isThisYear = parts.year === partsOf(now, zone).year;
  const day = `${parts.month} ${parts.day}${isThisYear ? "" : `, ${parts.year}`}`;
  return `${day}, ${parts.hour}:${parts.minute} ${parts.timeZoneName}`;
}

/** "Nov 22, 2026, 14:05:31 EST": for titles and the history. */
export function exactWords(at: Date, zone: string): string {
  const p = partsOf(at, zone);
  return `${p.month} ${p.day}, ${p.year}, ${p.hour}:${p.minute}:${p.second} ${p.timeZoneName}`;
}

/** "14:05", with the day where it is not today: of one's own doing, whose zone is clear. */
export function timeOfDayWords(at: Date, zone: string, now: Date): string {
  const [of, today] = [partsOf(at, zone), partsOf(now, zone)];
  const time = `${of.hour}:${of.minute}`;
  const isToday = ["year", "month", "day"].every((p) => of[p] === today[p]);
  return isToday ? time : `${of.month} ${of.day}, ${time}`;
}

/** "14:05". */
export function timeOfDay(at: Date, zone: string): string {
  const { hour, minute } = partsOf(at, zone);
  return `${hour}:${minute}`;
}

/** "12 min", "3 h", "2 days": one unit, rounded down. */
export function spanWords(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 1) return "under a minute";
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

/** "3 h ago". */
export function agoWords(at: Date, now: Date): string {
  return `${spanWords(now.getTime() - at.getTime())} ago`;
}

export type DueState = "overdue" | "soon" | "later";

/** Soon: within the hour, when a person of the unit should already be looking. */
export function dueState(dueAt: Date, now: Date): DueState {
  const leftMs = dueAt.getTime() - now.getTime();
  if (leftMs < 0) return "overdue";
  return leftMs <= 3_600_000 ? "soon" : "later";
}

export function dueText(dueAt: Date, now: Date): string {
  const leftMs = dueAt.getTime() - now.getTime();
  return leftMs < 0
    ? `overdue ${spanWords(leftMs)}`
    : `lapses in ${spanWords(leftMs)}`;
}

function partsOf(at: Date, zone: string): Record<string, string> {
  return Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
}

function formatOf(zone: string): Intl.DateTimeFormat {
  return dateFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  });
}
