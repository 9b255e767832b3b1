import type { Answers } from "#app/domain/form/answers.ts";
import {
  isPageId,
  pages,
  type QuestionPageId,
} from "#app/domain/form/pages.ts";
import { firstUnanswered, nextPage, pathOf } from "#app/domain/form/path.ts";
import type { Answered } from "#app/domain/report/answer-page.server.ts";
import { isUnseen } from "../report/next.ts";

/**
 * Where saving leads: to what is to be done instead of what was not taken; to the same page with another row, if its button
 * was used; to what was recognised in a list; after a change of what was sent through the advice and the pages that it
 * calls up; else back to the list, which says what was saved.
 */
export function addressAfter(
  request: Request,
  {
    page,
    isSent,
    answered,
  }: {
    page: QuestionPageId;
    isSent: boolean;
    answered: Extract<Answered, { is: "saved" | "stopped" }>;
  },
): string {
  if (answered.is === "stopped") return `/more/${answered.stop}`;
  const rows = new URL(request.url).searchParams.get("rows");
  if (rows !== null) return `/more/${page}?rows=${Number(rows) || 1}`;
  const { answers } = answered.saved;
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

function holdsAdvice(page: string): boolean {
  return pages.some(({ id, holds }) => id === page && holds === "advice");
}

function hasText(answers: Answers): boolean {
  return answers.indicators?.content.is === "given";
}
