import { z } from "zod";
import { dateFormat } from "./formats.ts";

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

/** Offered first; any other zone of the IANA list is accepted too. */
export const commonZones = [
  "America/New_York",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
  "Pacific/Guam",
  "Etc/UTC",
] as const;

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

/** The instant; a moment without a time counts from the start of its day. */
export function instantOfMoment(moment: Moment): Date {
  const wall = Date.parse(`${moment.date}T${moment.time ?? "00:00"}:00Z`);
  // Worked out twice: the first guess may lie on the other side of a change of the clocks, where the offset is another.
  const guess = wall - offsetMs(new Date(wall), moment.zone);
  return new Date(wall - offsetMs(new Date(guess), moment.zone));
}

/** How far the zone's clock is ahead of UTC at that instant. */
function offsetMs(at: Date, zone: string): number {
  const parts = dateFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((p) => p.type === type)?.value);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}
