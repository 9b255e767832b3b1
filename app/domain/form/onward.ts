import type { Answers } from "./answers.ts";
import {
  isPageId,
  pages,
  type PageId,
  type QuestionPageId,
} from "./page-order.ts";
import { firstUnanswered, isAsked, nextPage, pathOf, turnsOf } from "./path.ts";
import { questionsOn } from "./questions.ts";

/**
 * Where "continue" leads. After a change: through advice that it called up and pages that it added to the path, then back to
 * the check page.
 */
export function pageAfter(
  answers: Answers,
  page: PageId,
  isChange: boolean,
): PageId | "check" {
  const next = nextPage(answers, page) ?? "check";
  if (!isChange || next === "check" || holds(next) !== "questions") return next;
  return firstOpen(answers) ?? "check";
}

/**
 * Where to go after a page of the task list was saved: to the review of what was recognised in a list; after a change
 * to a sent report, to the advice and the pages that the change calls for; null for back to the list.
 */
export function morePageAfter(
  answers: Answers,
  page: QuestionPageId,
  isSent: boolean,
): PageId | null {
  const hasList = answers.indicators?.content.is === "given";
  if (page === "indicators" && hasList) return "indicators-review";
  if (!isSent || !isPageId(page)) return null;
  const next = nextPage(answers, page);
  const isAdvice =
    next !== null && next !== "check" && holds(next) === "advice";
  return isAdvice ? next : firstOpen(answers);
}

/** On the path, and never sent yet: even its optional questions should be offered once. */
export function isUnseen(answers: Answers, page: PageId): boolean {
  const turns = turnsOf(answers);
  const asked = questionsOn(page).filter((each) => isAsked(each, turns));
  return asked.length > 0 && asked.every(({ id }) => !answers[id]);
}

function firstOpen(answers: Answers): PageId | null {
  return (
    pathOf(answers).find((each) => isUnseen(answers, each)) ??
    firstUnanswered(answers)
  );
}

function holds(page: PageId) {
  return pages.find(({ id }) => id === page)?.holds;
}
