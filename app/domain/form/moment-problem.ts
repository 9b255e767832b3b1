import {
  aroundSkippedMoment,
  instantOfMoment,
  momentSchema,
  type Moment,
} from "../clock/moment.ts";
import type { Typed } from "./fields.ts";
import type { MomentQuestion } from "./question.ts";
import type { Question } from "./questions.ts";
import { rawValue } from "./read-value.ts";

export const momentProblems = [
  "unlikely-year",
  "skipped-time",
  "in-the-future",
] as const;
export type MomentProblem = (typeof momentProblems)[number];

/** Nothing that is reported here began before; a year before it is a slip of the pen, as "0026" or "1926" for 2026. */
const firstYear = 2000;
/** The furthest that anything asked for lies ahead. */
const yearsAhead = 20;
/** A clock that is a little ahead is no mistake of the reporter. */
const leniencyMs = 15 * 60_000;

/** What is wrong with a moment that can be read; null when nothing is. */
export function momentProblem(
  moment: Moment,
  {
    question,
    now,
  }: { question: Pick<MomentQuestion<string>, "mayBeAhead">; now: Date },
): MomentProblem | null {
  const year = Number(moment.date.slice(0, 4));
  if (year < firstYear || year > now.getUTCFullYear() + yearsAhead)
    return "unlikely-year";
  if (aroundSkippedMoment(moment) !== null) return "skipped-time";
  const isAhead =
    instantOfMoment(moment).getTime() > now.getTime() + leniencyMs;
  return isAhead && question.mayBeAhead !== true ? "in-the-future" : null;
}

/** Instants that the words of a problem name, as strings that travel, and the clock to tell them by. */
export type ProblemTimes = { at: string[]; zone: string };

/** Of a skipped time the two nearest that there were; of one in the future what time it is there now. */
export function timesOfProblem(
  question: Question,
  { typed, code, now }: { typed: Typed; code: string | null; now: Date },
): ProblemTimes | null {
  if (question.kind !== "moment" || code === null) return null;
  const moment = momentSchema.safeParse(rawValue(question, typed)).data;
  if (!moment) return null;
  const instants =
    code === "skipped-time"
      ? aroundSkippedMoment(moment)
      : code === "in-the-future"
        ? [now]
        : null;
  return (
    instants && {
      at: instants.map((instant) => instant.toISOString()),
      zone: moment.zone,
    }
  );
}
