import { momentSchema } from "../clock/moment.ts";
import type { Content } from "./answers.ts";
import { notKnownValue, type Typed } from "./fields.ts";
import type { Question } from "./questions.ts";
import { momentProblem, momentProblems } from "./moment-problem.ts";
import { rawValue } from "./read-value.ts";

/** The codes an error may carry; the words are in `locales/`. */
const problemKinds = [
  "missing",
  "too-long",
  "cut-short",
  "list-cut-short",
  "one-line",
  "not-an-address",
  "not-a-number",
  "not-offered",
  "not-a-date",
  ...momentProblems,
  "none-with-others",
  "not-a-zip",
  "unknown-zip",
  "county-needed",
  "zip-elsewhere",
  "money-long-ago",
  "not-an-indicator",
  "no-place",
  "owner-only",
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** What one question's fields say. An answer beats a ticked "not known yet": words outweigh a forgotten tick. */
export function readContent(
  question: Question,
  typed: Typed,
  now: Date,
): Content {
  const value = rawValue(question, typed);
  if (value === null) {
    return isNotKnown(question, typed)
      ? { is: "not-known", askAgainAt: askAgainAt(question, typed) }
      : { is: "blank" };
  }
  const parsed = question.schema.safeParse(value);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? "";
    return { is: "invalid", typed, code: problemKind(question, message) };
  }
  const code =
    question.kind === "moment"
      ? momentProblem(momentSchema.parse(parsed.data), { question, now })
      : null;
  return code === null
    ? { is: "given", value: parsed.data }
    : { is: "invalid", typed, code };
}

function isNotKnown(question: Question, typed: Typed): boolean {
  return (
    question.allowsNotKnown &&
    (typed[question.id]?.includes(notKnownValue) === true ||
      typed[`${question.id}.notKnown`] !== undefined)
  );
}

function askAgainAt(question: Question, typed: Typed): string | null {
  const time = typed[`${question.id}.askAgain`]?.[0] ?? "";
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null;
}

function problemKind(question: Question, message: string): ProblemKind {
  const own = problemKinds.find((code) => code === message);
  return own ?? (question.kind === "moment" ? "not-a-date" : "not-offered");
}
