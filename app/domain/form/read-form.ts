import { isQuestionId, type Answers, type Content } from "./answers.ts";
import type { Submission } from "./merge.ts";
import type { QuestionPageId } from "./page-order.ts";
import {
  isAsked,
  isAskedLater,
  isShown,
  turnsOf,
  type Problem,
} from "./path.ts";
import { settlePlace } from "./place.ts";
import { readContent } from "./read-content.ts";
import { sayIfCut, typedIn } from "./typed-text.ts";
import { questionsOn, type Question, type QuestionId } from "./questions.ts";

export type Contents = Partial<Record<QuestionId, Content>>;

/**
 * The answers on one page as a form holds them, and what is wrong with them; nothing typed is dropped for being wrong.
 * A question that another tab has taken off the path meanwhile is read too when the form holds it.
 */
export function readForm(
  page: QuestionPageId,
  answers: Answers,
  form: FormData,
  now: Date,
): Submission & { errors: Problem[] } {
  return readQuestions(questionsOn(page), answers, form, now);
}

/** The same of the questions that a form holds, whatever their page is. */
export function readQuestions(
  shown: readonly Question[],
  answers: Answers,
  form: FormData,
  now: Date,
): Submission & { errors: Problem[] } {
  const turns = turnsOf(answers);
  const hidden = readHidden(form);
  const contents: Contents = {};
  for (const question of shown) {
    const typed = typedIn(question, form);
    const isHeld = hidden.shown
      ? hidden.shown
          .split(" ")
          .some((each) => each.startsWith(`${question.id}:`))
      : isShown(question, turns);
    if (!isHeld && Object.keys(typed).length === 0) continue;
    const content = readContent(question, typed, now);
    contents[question.id] = sayIfCut(content, question, form);
  }
  const settled = settlePlace(contents);
  const errors = errorsIn(shown, answers, settled);
  return { contents: settled, errors, ...hidden };
}

/** What is wrong with a page once these contents are in it; what is asked may follow from them. */
function errorsIn(
  shown: readonly Question[],
  answers: Answers,
  contents: Contents,
): Problem[] {
  const turns = turnsOf(answersWith(answers, contents));
  return shown
    .filter((each) => isAsked(each, turns) || isAskedLater(each, turns))
    .flatMap((question) => {
      const { id } = question;
      const said = contents[id] ?? answers[id]?.content ?? { is: "blank" };
      const isNeeded = question.isRequired && isAsked(question, turns);
      const code = problemOf(said, isNeeded);
      return code === null ? [] : [{ questionId: id, code }];
    });
}

function problemOf(content: Content, isNeeded: boolean): string | null {
  if (content.is === "invalid") return content.code;
  return content.is === "blank" && isNeeded ? "missing" : null;
}

/** The answers as they would be with these contents saved. */
export function answersWith(answers: Answers, contents: Contents): Answers {
  const all = { ...answers };
  for (const [id, content] of Object.entries(contents))
    if (isQuestionId(id)) all[id] = { content, savedIn: 0, others: [] };
  return all;
}

/** Hidden fields of every page of questions: which version it was filled in from, what it showed, which pairs are settled. */
function readHidden(form: FormData): Omit<Submission, "contents"> {
  const strings = (name: string) =>
    form.getAll(name).filter((entry) => typeof entry === "string");
  const baseVersion = Number(strings("version")[0]);
  return {
    baseVersion: Number.isInteger(baseVersion) ? baseVersion : 0,
    shown: strings("shown")[0],
    settled: strings("settled").filter(isQuestionId),
  };
}
