import { dateFormat } from "#app/domain/clock/formats.ts";
import { instantOfMoment, type Moment } from "#app/domain/clock/moment.ts";
import type { Catalogue } from "./catalogue.ts";
import { displayNames, listFormat, numberFormat } from "./formats.ts";
import type { Locale } from "#app/locales/locale.ts";

/** United States habits in both languages: the reader is most often there. */
const tags: Record<Locale, string> = { en: "en-US", es: "es-US" };

/** "Sunday, November 22, 2026 at 3:14 AM EST": with the zone's name, as readers sit in several. */
export function sayInstant(
  locale: Locale,
  at: Date | string,
  timeZone: string,
): string {
  return dateFormat(tags[locale], {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  }).format(new Date(at));
}

/**
 * "5:00 AM PST today", "5:00 AM PST on Sunday, November 22": for one sentence of a page that is read at once. Without
 * `now`, what stands on paper: always the day, with its year.
 */
export function sayNear(
  locale: Locale,
  t: Catalogue,
  { at, zone, now }: { at: Date | string; zone: string; now?: Date | string },
): string {
  const time = said(locale, at, zone, {
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
  const near = now === undefined ? null : nearDay(at, now, zone);
  if (near) return t.follow.near[near](time);
  const isThisYear =
    now !== undefined && yearOf(at, zone) === yearOf(now, zone);
  const day = said(locale, at, zone, {
    weekday: "long",
    month: "long",
    day: "numeric",
    ...(!isThisYear && { year: "numeric" as const }),
  });
  return t.follow.near.day(time, day);
}

function said(
  locale: Locale,
  at: Date | string,
  timeZone: string,
  parts: Intl.DateTimeFormatOptions,
): string {
  const format = dateFormat(tags[locale], { ...parts, timeZone });
  return format.format(new Date(at));
}

function nearDay(at: Date | string, now: Date | string, zone: string) {
  const days = dayNumber(at, zone) - dayNumber(now, zone);
  return ([null, "yesterday", "today", "tomorrow"] as const)[days + 2] ?? null;
}

/** Calendar days since 1970, of where the zone is. */
function dayNumber(at: Date | string, zone: string): number {
  return Date.parse(isoDay(at, zone)) / 86_400_000;
}

function yearOf(at: Date | string, zone: string): string {
  return isoDay(at, zone).slice(0, 4);
}

/** "Eastern Time (New York)"; "Japan Standard Time (Tokyo)" of zones that have no words of ours. */
export function sayZone(locale: Locale, t: Catalogue, timeZone: string) {
  const known = t.frame.zones[timeZone];
  if (known) return known;
  const name = dateFormat(tags[locale], {
    timeZone,
    timeZoneName: "longGeneric",
  })
    .formatToParts(new Date(0))
    .find(({ type }) => type === "timeZoneName")?.value;
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ");
  return name ? `${capital(name)} (${city})` : timeZone;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "2026-11-22", of where the zone is. */
export function isoDay(at: Date | string, timeZone: string): string {
  return dateFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    timeZone,
  }).format(new Date(at));
}

export function sayDate(
  locale: Locale,
  at: Date | string,
  timeZone: string,
): string {
  return dateFormat(tags[locale], {
    dateStyle: "long",
    timeZone,
  }).format(new Date(at));
}

/** Until when something is certainly kept, as a day that is true wherever it is read: the last that has begun everywhere. */
export function sayKeptUntil(locale: Locale, at: Date | string): string {
  return sayDate(locale, at, "Etc/GMT+12");
}

/** A calendar date such as "2026-11-22", which belongs to no zone. */
export function sayDay(locale: Locale, date: string): string {
  return sayDate(locale, `${date}T00:00:00Z`, "UTC");
}

export function sayMoment(locale: Locale, moment: Moment): string {
  return moment.time === null
    ? sayDay(locale, moment.date)
    : sayInstant(locale, instantOfMoment(moment), moment.zone);
}

export function countryNames(locale: Locale): Intl.DisplayNames {
  return displayNames(tags[locale], { type: "region" });
}

export function sayNumber(locale: Locale, count: number): string {
  return numberFormat(tags[locale], {}).format(count);
}

/** "2 days, 3 hours": the two largest units, rounded down; less than a minute is told as one. */
export function saySpan(locale: Locale, ms: number): string {
  const minutes = Math.max(1, Math.floor(Math.abs(ms) / 60_000));
  const counts = [
    ["day", Math.floor(minutes / 1_440)],
    ["hour", Math.floor(minutes / 60) % 24],
    ["minute", minutes % 60],
  ] as const;
  const largest = counts.findIndex(([, count]) => count > 0);
  const said = counts
    .slice(largest, largest + 2)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => sayUnits(locale, count, unit));
  return listFormat(tags[locale], { type: "unit" }).format(said);
}

/** "72 hours". */
export function sayUnits(
  locale: Locale,
  count: number,
  unit: "minute" | "hour" | "day" | "month",
): string {
  return numberFormat(tags[locale], {
    style: "unit",
    unit,
    unitDisplay: "long",
  }).format(count);
}

/** "A, B and C". */
export function sayList(locale: Locale, words: readonly string[]): string {
  return listFormat(tags[locale], {}).format(words);
}
