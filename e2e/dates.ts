import { isoDay } from "#app/locales/dates.ts";

/** Where the cast's sites stand unless a test says otherwise. */
export const siteZone = "America/Los_Angeles";

/**
 * The date on a calendar at the site so many days ago, as a date field holds it: 2026-11-28. Asked for when it is
 * typed, never kept: a run may go on past midnight at the site.
 */
export function dateAtSite(
  daysAgo: number,
  { now = new Date(), zone = siteZone } = {},
): string {
  const today = Date.parse(isoDay(now, zone));
  return new Date(today - daysAgo * 86_400_000).toISOString().slice(0, 10);
}
