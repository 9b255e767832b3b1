import type { Clock } from "../deadline/legal.ts";
import type { LegalEvent, Length } from "../deadline/legal-deadlines.ts";
import { clocksOfAnswers } from "../deadline/legal-clocks.server.ts";
import { legalTextsOf } from "../deadline/legal-texts.server.ts";
import type { KnownDesk } from "../directory/desks.server.ts";
import type { Answers } from "../form/answers.ts";

/** A legal deadline in force whose end is known, as paper shows it, with whom to call. */
export type Running = {
  id: string;
  name: string;
  toWhom: string;
  at: Date;
  citation: string;
  /** YYYY-MM-DD */
  checkedOn: string;
  /** Answers day and night; null where the directory has no such number. */
  call: KnownDesk | null;
};

/** A legal deadline in force that gives less time than is left, once something has happened whose time nobody said. */
export type Awaited = {
  id: string;
  name: string;
  toWhom: string;
  length: Length;
  event: LegalEvent;
  citation: string;
  /** YYYY-MM-DD */
  checkedOn: string;
};

type Reading = { now: Date; locale: "en" | "es" };

type Shown = Reading & { desks: readonly KnownDesk[] };

/** The nearest first. */
export function runningOf(answers: Answers, shown: Shown): Running[] {
  return countedOf(answers, shown, "running").sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}

/** The one that has lapsed last, and so may still be met with an excuse; null where none has. */
export function lapsedOf(answers: Answers, shown: Shown): Running | null {
  const [last] = countedOf(answers, shown, "lapsed").sort(
    (a, b) => b.at.getTime() - a.at.getTime(),
  );
  return last ?? null;
}

function countedOf(
  answers: Answers,
  { now, desks, locale }: Shown,
  wanted: "running" | "lapsed",
): Running[] {
  return clocksOfAnswers(answers, now).flatMap((clock) => {
    const { id, deadline, standing } = clock;
    if (!deadline.in_force || standing.is !== wanted) return [];
    return {
      id,
      ...toldOf(clock, locale),
      at: standing.lapsesAt,
      call: desks.find(({ agencyId }) => agencyId === deadline.call) ?? null,
    };
  });
}

/**
 * The one that gives the least time, where that is less than is left of the nearest; null where none does. Who is told of the
 * nearest alone would think of it as the first.
 */
export function awaitedOf(
  answers: Answers,
  { now, locale, nearest }: Reading & { nearest: Running | null },
): Awaited | null {
  const leftMs = nearest ? nearest.at.getTime() - now.getTime() : Infinity;
  const [shortest] = clocksOfAnswers(answers, now)
    .flatMap((clock) => {
      const { id, deadline, standing, length } = clock;
      if (!deadline.in_force || standing.is !== "waiting") return [];
      const told = toldOf(clock, locale);
      return { id, ...told, length, event: standing.event };
    })
    .filter(({ length }) => leastMs(length) < leftMs)
    .sort((a, b) => leastMs(a.length) - leastMs(b.length));
  return shortest ?? null;
}

function toldOf(clock: Clock, locale: "en" | "es") {
  const { name, stage, ...texts } = legalTextsOf(clock, locale);
  const { toWhom, citation, checkedOn } = texts;
  const whole = stage === null ? name : `${name}: ${stage}`;
  return { name: whole, toWhom, citation, checkedOn };
}

const hourMs = 3_600_000;
const unitMs = {
  minutes: 60_000,
  hours: hourMs,
  days: 24 * hourMs,
  "business-days": 24 * hourMs,
  months: 28 * 24 * hourMs,
};

/** What cannot be counted is shorter than no other. */
function leastMs(length: Length): number {
  return "count" in length ? length.count * unitMs[length.unit] : Infinity;
}
