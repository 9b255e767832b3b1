import { z } from "zod";
import { instantOfWallTime, readWallTime, wallTimeOf } from "../clock/zone.ts";

/** Periods that end today; "dates" is chosen by its first and last day. */
const periodNames = ["week", "month", "quarter", "year", "dates"] as const;
export type PeriodName = (typeof periodNames)[number];

const days = { week: 7, month: 30, quarter: 90, year: 365 } as const;

/** Longer ones are read in pieces: the statements are bounded by it. */
const daysMost = 400;

const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .optional()
  .catch(undefined);

/** What is no known value asks for the last 30 days, so that an old bookmark still opens. */
export const periodSchema = z.object({
  period: z.enum(periodNames).catch("month"),
  from: day,
  to: day,
});
export type PeriodAsked = z.infer<typeof periodSchema>;

/** Whole days of one zone; `until` is the end of the last day, and now for a period that lasts. `before`: as many days that came before it. */
export type Period = {
  name: PeriodName;
  from: Date;
  until: Date;
  before: Date;
  firstDay: string;
  lastDay: string;
  daysCount: number;
  timeZone: string;
  /** Of each bar of the volume. */
  step: "day" | "week" | "month";
};

/** Why chosen dates are no period. */
export type PeriodProblem = "missing" | "backwards" | "too-long" | "ahead";

/** The period asked for, and, where its dates make none, why; it is then the last 30 days. */
export function periodOf(
  { period, from, to }: PeriodAsked,
  { now, timeZone }: { now: Date; timeZone: string },
): { period: Period; problem: PeriodProblem | null } {
  const today = dayOf(now, timeZone);
  if (period !== "dates") {
    const first = daysLater(today, 1 - days[period]);
    return { period: between(period, first, today, timeZone), problem: null };
  }
  const problem = problemOf(from, to, today);
  if (problem || !from || !to) {
    const first = daysLater(today, 1 - days.month);
    const usual = between("month", first, today, timeZone);
    return { period: usual, problem: problem ?? "missing" };
  }
  return { period: between("dates", from, to, timeZone), problem: null };
}

function problemOf(
  from: string | undefined,
  to: string | undefined,
  today: string,
): PeriodProblem | null {
  if (!from || !to) return "missing";
  if (from > to) return "backwards";
  if (from > today) return "ahead";
  return daysBetween(from, to) >= daysMost ? "too-long" : null;
}

function between(
  name: PeriodName,
  firstDay: string,
  lastDay: string,
  timeZone: string,
): Period {
  const daysCount = daysBetween(firstDay, lastDay) + 1;
  const at = (date: string) =>
    instantOfWallTime(readWallTime(date, null), timeZone);
  return {
    ...{ name, firstDay, lastDay, daysCount, timeZone },
    from: at(firstDay),
    until: at(daysLater(lastDay, 1)),
    before: at(daysLater(firstDay, -daysCount)),
    step: daysCount <= 14 ? "day" : daysCount <= 120 ? "week" : "month",
  };
}

function dayOf(at: Date, timeZone: string): string {
  const { year, month, day } = wallTimeOf(at, timeZone);
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

export function daysLater(date: string, count: number): string {
  return new Date(Date.parse(date) + count * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
