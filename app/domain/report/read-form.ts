import { readKey, reviewedMost } from "../indicator/review.ts";
import { isQuestionId, type Answers, type Content } from "./answers.ts";
import { fieldsOf, notKnownValue, type Typed } from "./fields.ts";
import { instantOf, momentSchema } from "./moment.ts";
import type { Submission } from "./merge.ts";
import type { QuestionPageId } from "./pages.ts";
import { isAsked, isShown, turnsOf, type Problem } from "./path.ts";
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
    .filter((question) => isAsked(question, turns))
    .flatMap((question) => {
      const { id } = question;
      const said = contents[id] ?? answers[id]?.content ?? { is: "blank" };
      const code = codeOf(question, said);
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
  const moment = question.kind === "moment" && momentSchema.parse(parsed.data);
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
  return typed
    .slice(0, keptLength)
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Surrogate}/gu, "")

    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "")
    .normalize("NFC");
}

/** Whether `clean` drops the end of it. */
export function isCut(typed: FormDataEntryValue): boolean {
  return typeof typed === "string" && typed.length > keptLength;
}

/** The codes an error may carry; the words are in `locales/`. */
export const errorCodes = [
  "missing",
  "too-long",
  "cut-short",
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
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** Whoever pastes a whole log is told that its end is not kept. */
function sayIfCut(content: Content, question: Question, form: FormData) {
  if (content.is !== "invalid" || content.code !== "too-long") return content;
  const sent = fieldsOf(question).flatMap((field) => form.getAll(field));
  return sent.some(isCut) ? { ...content, code: "cut-short" } : content;
}

function typedIn(question: Question, form: FormData): Typed {
  const typed: Typed = {};
  for (const field of fieldsOf(question)) {
    const strings = form
      .getAll(field)
      .filter((entry) => typeof entry === "string")
      .slice(0, question.kind === "review" ? reviewedMost + 1 : 50);
    if (strings.length > 0) typed[field] = strings.map(clean);
  }
  return typed;
}

/** The unparsed value, or null when nothing was said. */
function rawValue(question: Question, typed: Typed): unknown {
  const field = (name: string) => typed[name]?.[0]?.trim() || null;
  const id = question.id;
  switch (question.kind) {
    case "choices": {
      const chosen = typed[id]?.filter((option) => option !== notKnownValue);
      return chosen?.length ? [...new Set(chosen)] : null;
    }
    case "choice":
      return field(id) === notKnownValue ? null : field(id);
    case "moment": {
      const [date, time] = [field(`${id}.date`), field(`${id}.time`)];
      if (date === null && time === null) return null;
      const zone = field(`${id}.zone`) ?? "Etc/UTC";
      const isApproximate = field(`${id}.approximate`) !== null;
      return { date, time, zone, isApproximate };
    }
    case "place": {
      const zip = field(`${id}.zip`)?.replace(/^(\d{5})-?\d{4}$/, "$1") ?? null;
      const state = field(`${id}.state`);
      if (zip === null && state === null) return null;
      return { zip, countyFips: field(`${id}.county`), state };
    }
    case "review":
      return reviewIn(id, typed);
    case "line":
    case "text":
    case "email":
    case "phone":
    case "country":
      return field(id);
  }
}

/**
 * Row 0 is empty: it says that the page was seen, even where nothing was recognised. An emptied field leaves its row out,
 * and so does its box; anything else than what was recognised is a correction.
 */
function reviewIn(id: string, typed: Typed): unknown {
  const keys = typed[`${id}.key`];
  if (keys === undefined) return null;
  return keys.slice(1).map((key, index) => {
    const row = readKey(key);
    const written = typed[`${id}.value`]?.[index + 1]?.trim() ?? row.value;
    const isDropped =
      written === "" || typed[`${id}.drop`]?.includes(String(index + 1));
    const isCorrected = !isDropped && written !== row.value;
    const choice = isDropped ? "drop" : isCorrected ? "correct" : "keep";
    return { ...row, choice, corrected: isCorrected ? written : null };
  });
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

function codeOf(question: Question, content: Content): string | null {
  if (content.is === "invalid") return content.code;
  return content.is === "blank" && question.isRequired ? "missing" : null;
}

function errorCode(question: Question, message: string): ErrorCode {
  const own = errorCodes.find((code) => code === message);
  return own ?? (question.kind === "moment" ? "not-a-date" : "not-offered");
}
