import { reviewedMost } from "../indicator/review.ts";
import type { Content } from "./answers.ts";
import { fieldsOf, type Typed } from "./fields.ts";
import type { Question } from "./questions.ts";

/** What a form holds of one question: cleaned, and no longer than what is kept. */
export function typedIn(question: Question, form: FormData): Typed {
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

/** Whoever pastes a whole log is told that its end is not kept. */
export function sayIfCut(content: Content, question: Question, form: FormData) {
  if (content.is !== "invalid" || content.code !== "too-long") return content;
  const sent = fieldsOf(question).flatMap((field) => form.getAll(field));
  const most = keptOf(question);
  if (!sent.some((typed) => isLonger(most, typed))) return content;
  const code = most === keptLength ? "cut-short" : "list-cut-short";
  return { ...content, code };
}

/** What is kept of one field at most, even when it is too long to be valid. */
const keptLength = 20_000;

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
