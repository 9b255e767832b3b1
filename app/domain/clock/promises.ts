import { z } from "zod";
import { dueKinds, type DueKind } from "../vocabulary/routing.ts";
import { bands, type Band } from "../vocabulary/triage.ts";
import { addBusinessMinutes, endOfBusinessDay } from "./business-time.ts";

/** Of a unit: whether somebody is there day and night, and its time zone. */
export type UnitHours = { isRoundTheClock: boolean; timeZone: string };

const wallTime = z
  .string()
  .regex(/^\d\d:\d\d$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/**
 * `always`: around the clock whatever the unit's hours. `unit-hours`: around the clock if the unit works so, else in
 * business hours. Business days end at the close of business of the unit's zone, for every unit.
 */
const promiseSchema = z.union([
  z.strictObject({
    minutes: z.int().positive(),
    runs: z.enum(["always", "unit-hours"]),
  }),
  z.strictObject({ businessDays: z.int().positive() }),
]);

/** What the operator promises, for each kind of due and each band. */
export const promisesSchema = z.object({
  businessHours: z
    .object({ from: wallTime, to: wallTime })
    .refine(({ from, to }) => from < to, "a day closes after it opens"),
  promises: z.record(z.enum(dueKinds), z.record(z.enum(bands), promiseSchema)),
});
export type Promises = z.infer<typeof promisesSchema>;

type Owed = { kind: DueKind; band: Band; from: Date; hours: UnitHours };

export function dueAt(
  { kind, band, from, hours }: Owed,
  { promises, businessHours }: Promises,
): Date {
  const promise = promises[kind][band];
  const business = {
    opensMinutes: businessHours.from,
    closesMinutes: businessHours.to,
    timeZone: hours.timeZone,
  };
  if ("businessDays" in promise) {
    return endOfBusinessDay(from, promise.businessDays, business);
  }
  return promise.runs === "always" || hours.isRoundTheClock
    ? new Date(from.getTime() + promise.minutes * 60_000)
    : addBusinessMinutes(from, promise.minutes, business);
}
