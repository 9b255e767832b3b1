import reference from "#db/reference/deadlines.json" with { type: "json" };
import type { Answers } from "../form/answers.ts";
import { factsOf } from "../facts/facts-of.ts";
import { clocksOf, type Clock } from "./legal.ts";
import { deadlinesSchema } from "./legal-deadlines.ts";
import { eventTimesOf } from "./legal-events.ts";

/** The deadlines that we know of, checked when the process starts. */
export const deadlines = deadlinesSchema.parse(reference);

/** The clocks of a sent report. No deadline that we know of asks in which state the site lies. */
export function clocksOfAnswers(answers: Answers, now: Date): Clock[] {
  const facts = factsOf(answers, { state: null, countyFips: null });
  return clocksOf(facts, eventTimesOf(answers), now, deadlines);
}
