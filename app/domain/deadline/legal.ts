import type { ReportFacts } from "../facts/facts.ts";
import { meets, type Condition } from "../facts/condition.ts";
import { endOfBusinessDay, endOfDay } from "../clock/business-time.ts";
import type { Deadline, LegalEvent, Length } from "./legal-deadlines.ts";

/** When an event happened from which a law counts, on the clock of the reporter who told it. */
export type EventTime = {
  at: Date;
  zone: string;
  isApproximate: boolean;
  /** The day alone is known: it counts from its start, the earliest it can have been. */
  isDayOnly: boolean;
};
export type EventTimes = Partial<Record<LegalEvent, EventTime>>;

/** One deadline, or one stage of it, that may apply. */
export type Clock = {
  /** The deadline's id; of several stages with the number of the stage. */
  id: string;
  /** From 1 in the order of the deadlines: the same however the events turn out. */
  number: number;
  deadline: Deadline;
  stageIndex: number;
  length: Length;
  standing: Standing;
};

/**
 * "Waiting": it runs from an event whose time is not known; "untimed": from nothing that can be counted; "conditional":
 * nobody said what the organisation would have to be, so nothing is counted.
 */
type Standing =
  | {
      is: "running" | "lapsed";
      event: LegalEvent;
      started: EventTime;
      lapsesAt: Date;
    }
  | { is: "waiting"; event: LegalEvent }
  | { is: "conditional" }
  | { is: "untimed" };

/**
 * Every deadline that may apply, never one that does: that is for the reporter's counsel to say. What is in force comes
 * first; then what runs, the nearest first; what has lapsed, what waits and what has no time follow.
 */
export function clocksOf(
  facts: ReportFacts,
  events: EventTimes,
  now: Date,
  deadlines: readonly Deadline[],
): Clock[] {
  return deadlines
    .flatMap((deadline) => {
      const fit = fitOf(deadline, facts);
      if (fit === null) return [];
      const timed = clocksOfDeadline(deadline, events, now);
      return fit === "may-apply" ? timed : timed.map(conditional);
    })
    .map((clock, at) => ({ ...clock, number: at + 1 }))
    .sort(inOrder);
}

/** The events from which these clocks run, whether their times are known or not. */
export function eventsOf(clocks: readonly Clock[]): Set<LegalEvent> {
  return new Set(
    clocks.flatMap(({ standing }) =>
      "event" in standing ? [standing.event] : [],
    ),
  );
}

/** Whoever sees the organisation from outside has none of its duties. */
function fitOf(
  { may_apply, if_you_are, us_only }: Deadline,
  facts: ReportFacts,
): "may-apply" | "conditional" | null {
  const isAbroad = facts.country !== null && facts.country !== "US";
  const isOutside =
    facts.role === "public" || facts.role === "customer-or-partner";
  if (isOutside || (us_only && isAbroad)) return null;
  // The band plays no part in the law.
  const known = { ...facts, band: null };
  const isMet = (condition: Condition) => meets(condition, known) !== null;
  if (may_apply.some(isMet)) return "may-apply";
  return if_you_are?.when.some(isMet) ? "conditional" : null;
}

function conditional<C extends Omit<Clock, "number">>(clock: C): C {
  return { ...clock, standing: { is: "conditional" } };
}

function clocksOfDeadline(
  deadline: Deadline,
  events: EventTimes,
  now: Date,
): Omit<Clock, "number">[] {
  const { stages } = deadline.clock;
  return stages.map(({ length, from }, stageIndex) => ({
    id: stages.length > 1 ? `${deadline.id}-${stageIndex + 1}` : deadline.id,
    deadline,
    stageIndex,
    length,
    standing: clockStandingOf(length, from, events, now),
  }));
}

function clockStandingOf(
  length: Length,
  event: LegalEvent | null,
  events: EventTimes,
  now: Date,
): Standing {
  if (event === null) return { is: "untimed" };
  const started = events[event];
  if (!started) return { is: "waiting", event };
  const lapsesAt = lapseOf(length, started);
  const is = lapsesAt > now ? "running" : "lapsed";
  return { is, event, started, lapsesAt };
}

/** The last minute of a day, on the wall clock: "by the end of that day", and never taken for the next. */
const lastMinute = 24 * 60 - 1;

function lapseOf(length: Length, { at, zone }: EventTime): Date {
  const day = { opensMinutes: 0, closesMinutes: lastMinute, timeZone: zone };
  switch (length.unit) {
    case "minutes":
      return new Date(at.getTime() + length.count * 60_000);
    case "hours":
      return new Date(at.getTime() + length.count * 3_600_000);
    case "days":
      return endOfDay(at, length.count, day);
    case "business-days":
      return endOfBusinessDay(at, length.count, day);
    case "months":
    case "at-once":
    case "promptly":
    case "varies":
      throw new Error(`nothing to count: ${length.unit}`);
  }
}

const standings = [
  "running",
  "lapsed",
  "waiting",
  "untimed",
  "conditional",
] as const satisfies Standing["is"][];

function inOrder(a: Clock, b: Clock): number {
  const rank = ({ deadline, standing }: Clock) =>
    (deadline.in_force ? 0 : standings.length) + standings.indexOf(standing.is);
  const time = ({ standing }: Clock) =>
    "lapsesAt" in standing ? standing.lapsesAt.getTime() : 0;
  return rank(a) - rank(b) || time(a) - time(b) || a.number - b.number;
}
