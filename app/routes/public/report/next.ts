import type { Answers } from "#app/domain/form/answers.ts";
import {
  pages,
  type PageId,
  type QuestionPageId,
} from "#app/domain/form/pages.ts";
import {
  firstUnanswered,
  isAsked,
  nextPage,
  pathOf,
  turnsOf,
} from "#app/domain/form/path.ts";
import { questionsOn } from "#app/domain/form/questions.ts";

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
  if (!isChange || next === "check" || !holdsQuestions(next)) return next;
  return (
    pathOf(answers).find((each) => isUnseen(answers, each)) ??
    firstUnanswered(answers) ??
    "check"
  );
}

export function addressOf(
  page: QuestionPageId | "check",
  isChange: boolean,
): string {
  return `/report/${page}${isChange && page !== "check" ? "?change" : ""}`;
}

function holdsQuestions(page: PageId): boolean {
  return pages.some(({ id, holds }) => id === page && holds === "questions");
}

/** On the path, and never sent yet: even its optional questions should be offered once. */
export function isUnseen(answers: Answers, page: PageId): boolean {
  const turns = turnsOf(answers);
  const asked = questionsOn(page).filter((each) => isAsked(each, turns));
  return asked.length > 0 && asked.every(({ id }) => !answers[id]);
}
