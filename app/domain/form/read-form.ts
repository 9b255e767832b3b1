import { reviewedMost } from "../indicator/review.ts";
import { isQuestionId, type Answers, type Content } from "./answers.ts";
import { fieldsOf, notKnownValue, type Typed } from "./fields.ts";
import { instantOf, momentSchema } from "../clock/moment.ts";
import type { Submission } from "./merge.ts";
import type { QuestionPageId } from "./pages.ts";
import {
  isAsked,
  isAskedLater,
  isShown,
  turnsOf,
  type Problem,
} from "./path.ts";
import { rawValue } from "./read-value.ts";
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
  return { contents, errors: errorsIn(shown, answers, contents), ...hidden };
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
      const code = codeOf(said, isNeeded);
      return code === null ? [] : [{ questionId: id, code }];
    });
}

/** As if they were saved. */
export function answersWith(answers: Answers, contents: Contents): Answers {
  const fresh: Answers = {};
  for (const [id, content] of Object.entries(contents))
    if (isQuestionId(id)) fresh[id] = { content, savedIn: 0, others: [] };
  return { ...answers, ...fresh };
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
    return { is: "invalid", typed, code: errorCode(question, message) };
  }
  const isPast = question.kind === "moment" && question.mayBeAhead !== true;
  const moment = isPast && momentSchema.parse(parsed.data);
  // A clock that is a little ahead is no mistake of the reporter.
  if (moment && instantOf(moment).getTime() > now.getTime() + 15 * 60_000) {
    return { is: "invalid", typed, code: "in-the-future" };
  }
  return { is: "given", value: parsed.data };
}

/** What is kept of one field at most, even when it is too long to be valid. */
export const keptLength = 20_000;

/** Well-formed, composed (NFC), with line feeds alone: no NUL, which Postgres refuses, and no other control but tab. */
export function clean(typed: string): string {
  return cleanTo(keptLength, typed);
}

function cleanTo(mostLength: number, typed: string): string {
  return typed
    .slice(0, mostLength)
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Surrogate}/gu, "")

    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "")
    .normalize("NFC");
}

/** Whether `clean` drops the end of it. */
export function isCut(typed: FormDataEntryValue): boolean {
  return isLonger(keptLength, typed);
}

function isLonger(length: number, typed: FormDataEntryValue): boolean {
  return typeof typed === "string" && typed.length > length;
}

/** A list may be longer than a narrative: a tenth more than it may hold is kept of it. */
function keptOf(question: Question): number {
  const most = "maxLength" in question ? question.maxLength : 0;
  return Math.max(keptLength, Math.ceil(most * 1.1));
}

/** The codes an error may carry; the words are in `locales/`. */
export const errorCodes = [
  "missing",
  "too-long",
  "cut-short",
  "list-cut-short",
  "one-line",
  "not-an-address",
  "not-a-number",
  "not-offered",
  "not-a-date",
  "in-the-future",
  "none-with-others",
  "not-a-zip",
  "unknown-zip",
  "county-needed",
  "not-an-indicator",
  "no-place",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Whoever pastes a whole log is told that its end is not kept. */
function sayIfCut(content: Content, question: Question, form: FormData) {
  if (content.is !== "invalid" || content.code !== "too-long") return content;
  const sent = fieldsOf(question).flatMap((field) => form.getAll(field));
  const most = keptOf(question);
  if (!sent.some((typed) => isLonger(most, typed))) return content;
  const code = most === keptLength ? "cut-short" : "list-cut-short";
  return { ...content, code };
}

function typedIn(question: Question, form: FormData): Typed {
  const typed: Typed = {};
  for (const field of fieldsOf(question)) {
    const strings = form
      .getAll(field)
      .filter((entry) => typeof entry === "string")
      .slice(0, question.kind === "review" ? reviewedMost + 1 : 50);
    if (strings.length > 0)
      typed[field] = strings.map((text) => cleanTo(keptOf(question), text));
  }
  return typed;
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

function codeOf(content: Content, isNeeded: boolean): string | null {
  if (content.is === "invalid") return content.code;
  return content.is === "blank" && isNeeded ? "missing" : null;
}

function errorCode(question: Question, message: string): ErrorCode {
  const own = errorCodes.find((code) => code === message);
  return own ?? (question.kind === "moment" ? "not-a-date" : "not-offered");
}
