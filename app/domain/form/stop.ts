import type { Answers, Content } from "./answers.ts";
import type { PageId } from "./page-order.ts";
import { isStopped, pathOf } from "./path.ts";
import type { QuestionId } from "./questions.ts";
import { answersWith, type Contents } from "./read-form.ts";

/**
 * The answers of a sent report that would stop its path, such as intercepted content, are not taken into it: what was sent
 * stays readable, and whoever wanted to add them is told whom to call. The rest of the page is saved.
 */
export function withoutStop(
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
