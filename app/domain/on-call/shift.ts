import { instantOfWallTime, wallTimeOf, type WallTime } from "../clock/zone.ts";

/** Minutes since midnight on the unit's clock; it ends on the next day where it ends before it begins. */
export type ShiftHours = { beginsMinute: number; endsMinute: number };

export type Shift = { beginsAt: Date; endsAt: Date };

/** Work goes on a little after its hours: until then it is still the shift that one leaves. */
const stayMs = 2 * 3_600_000;

/** When handing over is what comes next. */
const lastHourMs = 3_600_000;

type Around = {
  /** Under way, or over for less than two hours. */
  current: Shift | null;
  /** The end of the one before. */
  lastEndAt: Date;
  next: Shift;
};

/** The shifts around this moment. */
export function shiftsAround(
  hours: ShiftHours,
  { now, timeZone }: { now: Date; timeZone: string },
): Around {
  const today = wallTimeOf(now, timeZone);
  const shifts = [-2, -1, 0, 1, 2].map((days) =>
    shiftOn(daysAfter(today, days), hours, timeZone),
  );
  const isNow = ({ beginsAt, endsAt }: Shift) =>
    beginsAt <= now && now < endsAt;
  const isLeaving = ({ endsAt }: Shift) =>
    endsAt <= now && now.getTime() - endsAt.getTime() < stayMs;
  const current = shifts.find(isNow) ?? shifts.find(isLeaving) ?? null;
  const before = shifts.filter(
    (shift) => shift !== current && shift.endsAt <= (current?.beginsAt ?? now),
  );
  const next = shifts.find(({ beginsAt }) => beginsAt > now);
  const last = before.at(-1);
  if (!next || !last) throw new Error("of five days one is over and one comes");
  return { current, lastEndAt: last.endsAt, next };
}

/** The last hour of the shift, and the time in which one still leaves it. */
export function isTimeToHandOver(current: Shift | null, now: Date): boolean {
  return (
    current !== null && current.endsAt.getTime() - now.getTime() <= lastHourMs
  );
}

function shiftOn(
  day: WallTime,
  { beginsMinute, endsMinute }: ShiftHours,
  timeZone: string,
): Shift {
  const endsOn = endsMinute > beginsMinute ? day : daysAfter(day, 1);
  return {
    beginsAt: instantOfWallTime({ ...day, minutes: beginsMinute }, timeZone),
    endsAt: instantOfWallTime({ ...endsOn, minutes: endsMinute }, timeZone),
  };
}

function daysAfter(wall: WallTime, days: number): WallTime {
  const { year, month, day, minutes } = wall;
  const at = new Date(Date.UTC(year, month - 1, day + days));
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    minutes,
  };
}

export type Visits = {
  /** When the visit before this one ended; null at the first. */
  beforeAt: Date | null;
  /** When the person last said that they have seen all. */
  seenAt: Date | null;
};

/** Since when what changed is told, and by what that is known. */
export type Since = { at: Date; by: "seen" | "shift" | "visit" | "day" };

const dayMs = 86_400_000;

/**
 * Since the person left: the end of their last shift, or, if they were not here in that one, their last visit. What they
 * said they have seen is told no more.
 */
export function sinceLeaving(
  { beforeAt, seenAt }: Visits,
  lastEndAt: Date | null,
  now: Date,
): Since {
  const left = leaving(beforeAt, lastEndAt, now);
  return seenAt && seenAt > left.at ? { at: seenAt, by: "seen" } : left;
}

function leaving(
  beforeAt: Date | null,
  lastEndAt: Date | null,
  now: Date,
): Since {
  if (beforeAt && lastEndAt)
    return beforeAt < lastEndAt
      ? { at: beforeAt, by: "visit" }
      : { at: lastEndAt, by: "shift" };
  if (beforeAt) return { at: beforeAt, by: "visit" };
  if (lastEndAt) return { at: lastEndAt, by: "shift" };
  return { at: new Date(now.getTime() - dayMs), by: "day" };
}
