import { z } from "zod";
import { zonesOf } from "../vocabulary/zones.ts";
import { aroundSkipped, instantOfWallTime, readWallTime } from "./zone.ts";

/** An instant as people tell it: the day, the time if known, on the clock of a place. */
export const momentSchema = z.object({
  date: z.iso.date(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  zone: z.string().max(64).refine(isZone),
  isApproximate: z.boolean(),
});
export type Moment = z.infer<typeof momentSchema>;

/** Of the United States and their territories, and UTC. */
const commonZones = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
  "Pacific/Guam",
  "Pacific/Pago_Pago",
  "Etc/UTC",
] as const;

/** Offered for a time: the zones of the country first. Any other zone of the IANA list is accepted too. */
export function offeredZones(country: string | null): readonly string[] {
  const own = country === null || country === "US" ? [] : zonesOf(country);
  return [...new Set([...own, ...commonZones])];
}

export function isZone(zone: string): boolean {
  if (zones.has(zone)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    return false;
  }
  if (zones.size < 1_000) zones.add(zone);
  return true;
}

/**
 * Kept, because every answer that is read asks for it and the system is slow to say. Limited, because a name may be
 * spelt in any mixture of upper and lower case.
 */
const zones = new Set<string>();

/**
 * The instant; a moment without a time counts from the start of its day. Of a time that came twice it is the first, and
 * whoever is shown it reads by the name of the clock which one that is. One that was skipped is no longer taken from a form;
 * of an older answer it is the earlier of the two nearest, so that no deadline is counted too long.
 */
export function instantOfMoment(moment: Moment): Date {
  const [earlier] = aroundSkippedMoment(moment) ?? [];
  const { date, time, zone } = moment;
  return earlier ?? instantOfWallTime(readWallTime(date, time), zone);
}

/** The two nearest times that there were, of one that the clocks skipped; null where there was such a time, and for a day alone. */
export function aroundSkippedMoment({ date, time, zone }: Moment) {
  return time === null ? null : aroundSkipped(readWallTime(date, time), zone);
}
