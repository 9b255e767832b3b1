import { eventQuestions } from "../deadline/legal-events.ts";
import type { Answers } from "../form/answers.ts";
import type { Submission } from "../form/merge.ts";
import type { QuestionPageId } from "../form/page-order.ts";
import type { Problem } from "../form/path.ts";
import { questionsOn, type Question } from "../form/questions.ts";
import { readQuestions } from "../form/read-form.ts";

/**
 * All that the form of a page may hold: another tab may have changed what is asked. The times from which legal deadlines
 * run are asked for together, one of them also on a page of the path.
 */
export function questionsOfForm(page: QuestionPageId): readonly Question[] {
  return page === "event-times" ? eventQuestions : questionsOn(page);
}

/** The answers on one page as its form holds them, and what is wrong with them. */
export function readPage(
  page: QuestionPageId,
  answers: Answers,
  form: FormData,
  now: Date,
): Submission & { errors: Problem[] } {
  const questions = questionsOfForm(page);
  // Of the times, only those that the form held when it was shown.
  const held =
    page === "event-times"
      ? questions.filter(({ id }) => form.has(`${id}.date`))
      : questions;
  return readQuestions(held, answers, form, now);
}
