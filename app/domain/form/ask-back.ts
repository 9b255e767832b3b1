import { instantOfMoment } from "../clock/moment.ts";
import { valueOf, type Answers } from "./answers.ts";
import type { QuestionPageId } from "./page-order.ts";
import { onPath, type Problem } from "./path.ts";

/** The field by which a page says what was asked back on it; whoever continues all the same is believed. */
export const askedBackField = "asked-back";

/** Money is asked about for the last 72 hours; an intrusion may well have been known for some weeks by then. */
const longAgoMs = 30 * 86_400_000;

/** Answers of a page that may both be true, but are seldom both meant. */
export function oddOn(
  page: QuestionPageId,
  answers: Answers,
  now: Date,
): Problem[] {
  const asked = onPath(answers);
  const noticed = valueOf(asked, "first_noticed");
  if (noticed === null || valueOf(asked, "money_moved") !== "yes") return [];
  const isLongAgo =
    instantOfMoment(noticed).getTime() < now.getTime() - longAgoMs;
  const questionId = page === "what" ? "first_noticed" : "money_moved";
  return isLongAgo && (page === "what" || page === moneyPage)
    ? [{ questionId, code: "money-long-ago" }]
    : [];
}

const moneyPage = "actions" satisfies QuestionPageId;

/**
 * What is said once, and the value that is doubted: whoever continues with it is believed, and another one that is as
 * doubtful is asked back too.
 */
const doubted: Readonly<Record<string, (answers: Answers) => unknown>> = {
  "money-long-ago": (answers) => valueOf(answers, "first_noticed"),
  "unknown-zip": (answers) => valueOf(answers, "site")?.zip,
};

/** What a form carries to say that this was asked back; null where it is to be put right before it passes. */
export function askedBackMark(
  { questionId, code }: Problem,
  answers: Answers,
): string | null {
  const value = doubted[code]?.(answers);
  return value === undefined
    ? null
    : [questionId, code, JSON.stringify(value)].join(" ");
}

/** Without what this form was asked back already. */
export function notAskedYet(
  problems: readonly Problem[],
  answers: Answers,
  form: FormData,
): Problem[] {
  const asked = form.getAll(askedBackField);
  return problems.filter((problem) => {
    const mark = askedBackMark(problem, answers);
    return mark === null || !asked.includes(mark);
  });
}
