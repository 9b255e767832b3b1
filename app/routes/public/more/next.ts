import type { Answers, Content } from "#app/domain/form/answers.ts";
import { pages, type QuestionPageId } from "#app/domain/form/pages.ts";
import {
  firstUnanswered,
  isStopped,
  nextPage,
  pathOf,
} from "#app/domain/form/path.ts";
import type { QuestionId } from "#app/domain/form/questions.ts";
import { answersWith, type Contents } from "#app/domain/form/read-form.ts";
import { isPageId, type PageId } from "#app/domain/form/pages.ts";
import { isUnseen } from "../report/next.ts";

/**
 * Where saving leads: what was recognised in a list is looked at; a change of what was sent leads through the advice and
 * the pages that it calls up; all else leads back to the list, which says what was saved.
 */
export function addressAfter(
  page: QuestionPageId,
  answers: Answers,
  isSent: boolean,
): string {
  if (page === "indicators" && hasText(answers))
    return "/more/indicators-review";
  const saved = `/more?saved=${page}`;
  if (!isSent || !isPageId(page)) return saved;
  const next = nextPage(answers, page);
  if (next !== null && holdsAdvice(next)) return `/more/${next}`;
  const open =
    pathOf(answers).find((each) => isUnseen(answers, each)) ??
    firstUnanswered(answers);
  return open === null ? saved : `/more/${open}`;
}

/**
 * The answers of a sent report that would stop its path, such as intercepted content, are not taken into it: what was sent
 * stays readable, and whoever wanted to add them is told whom to call. The rest of the page is saved.
 */
export function stopIn(
  answers: Answers,
  contents: Contents,
): { stop: PageId | null; contents: Contents } {
  const changed = answersWith(answers, contents);
  if (!isStopped(changed)) return { stop: null, contents };
  const stop = pathOf(changed).at(-1) ?? null;
  const kept: [string, Content][] = Object.entries(contents).filter(
    ([id]) => !stopping.some((each) => each === id),
  );
  return { stop, contents: Object.fromEntries(kept) };
}

const stopping: readonly QuestionId[] = ["sensitive", "report_kind"];

function holdsAdvice(page: string): boolean {
  return pages.some(({ id, holds }) => id === page && holds === "advice");
}

function hasText(answers: Answers): boolean {
  return answers.indicators?.content.is === "given";
}
