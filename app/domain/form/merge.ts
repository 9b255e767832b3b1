import {
  getQuestion,
  isQuestionId,
  isSameContent,
  contentText,
  type Answer,
  type Answers,
  type Content,
} from "./answers.ts";
import { questionsOn, type Question, type QuestionId } from "./questions.ts";
import type { Contents } from "./read-form.ts";
import type { QuestionPageId } from "./page-order.ts";
import { isShown, turnsOf } from "./path.ts";

export type Submission = {
  contents: Contents;
  /** The version of the answers that the page was filled in from. */
  baseVersion: number;
  /** What the page held when it was shown: `shownOn`, sent back by the form. Absent: every field counts as touched. */
  shown?: string;
  /** Questions with two texts, of which the reader has chosen one. */
  settled?: readonly QuestionId[];
};

/**
 * The answers with a submission in them, or null if it changes nothing. Where another tab saved something else since
 * the page was shown, the newest leads and the rest is kept in `others`: only a person drops a text.
 */
export function merge(
  answers: Answers,
  submission: Submission,
  version: number,
): { answers: Answers; conflicts: QuestionId[] } | null {
  const merged = { ...answers };
  for (const [id, content] of Object.entries(submission.contents)) {
    if (!isQuestionId(id)) continue;
    merged[id] = mergeAnswer(answers[id], content, {
      id,
      version,
      baseVersion: submission.baseVersion,
      hasShown: (content) => hasShown(submission.shown, id, content),
      isSettled: submission.settled?.includes(id) ?? false,
    });
  }
  if (isSame(answers, merged)) return null;
  const conflicts = conflictsIn(merged, submission, version);
  return { answers: merged, conflicts };
}

/** Questions of the form to which somebody else gave another answer, in this version or without the page showing it yet. */
export function conflictsIn(
  answers: Answers,
  submission: Submission,
  version: number,
): QuestionId[] {
  return Object.keys(submission.contents).filter((id): id is QuestionId => {
    const answer = isQuestionId(id) && answers[id];
    if (!answer || answer.others.length === 0) return false;
    const isListed = submission.settled?.some((each) => each === id) ?? false;
    return answer.savedIn === version || !isListed;
  });
}

/**
 * A short print of each answer on a page. The form sends it back, so that a field that was left alone is told from one
 * that was edited.
 */
export function shownOn(page: QuestionPageId, answers: Answers): string {
  const turns = turnsOf(answers);
  return shownOf(
    questionsOn(page).filter((question) => isShown(question, turns)),
    answers,
  );
}

export function shownOf(shown: readonly Question[], answers: Answers): string {
  return shown
    .map(({ id }) => `${id}:${print(answers[id]?.content ?? { is: "blank" })}`)
    .join(" ");
}

/** The `shown` of a page that stays open after it was saved, so that its fields now hold these contents. */
export function shownNow(shown: string, contents: Contents): string {
  const kept = shown.split(" ").filter((each) => {
    const [id = ""] = each.split(":");
    return each !== "" && !(isQuestionId(id) && contents[id]);
  });
  const now = Object.entries(contents).map(
    ([id, content]) => `${id}:${print(content)}`,
  );
  return [...kept, ...now].join(" ");
}

type Saving = {
  id: QuestionId;
  version: number;
  baseVersion: number;
  hasShown: (content: Content) => boolean;
  isSettled: boolean;
};

function mergeAnswer(
  current: Answer | undefined,
  content: Content,
  saving: Saving,
): Answer {
  if (!current) return { content, savedIn: saving.version, others: [] };
  // A page that already shows the newest content has seen it, whatever its version says: it saved that content itself.
  const isStale =
    current.savedIn > saving.baseVersion && !saving.hasShown(current.content);
  if (isStale && saving.hasShown(content)) return current;
  const isSettled = saving.isSettled && !isStale;
  const others = isSettled ? [] : current.others;
  if (isSameContent(current.content, content)) {
    return isSettled ? { ...current, others } : current;
  }
  const kept = isStale ? [...others, current.content] : others;
  const worthKeeping = distinct(kept).filter(
    (other) =>
      other.is !== "blank" &&
      // Nobody said it.
      !isRead(other) &&
      !isSameContent(other, content) &&
      // What this page showed or saved itself was written over by its own reader.
      !saving.hasShown(other) &&
      !isBeginning(saving.id, other, content),
  );
  return { content, savedIn: saving.version, others: worthKeeping };
}

function isRead(content: Content): boolean {
  return content.is === "given" && content.isRead === true;
}

/** Whether the new text begins with the whole of the other one: then no word of the other is lost. */
function isBeginning(id: QuestionId, other: Content, content: Content) {
  if (getQuestion(id).kind !== "text") return false;
  const [before, after] = [other, content].map((each) =>
    each.is === "given" && typeof each.value === "string" ? each.value : null,
  );
  return Boolean(before && after?.startsWith(before));
}

function distinct(contents: Content[]): Content[] {
  return contents.filter(
    (content, index) =>
      contents.findIndex((other) => isSameContent(other, content)) === index,
  );
}

function hasShown(
  shown: string | undefined,
  id: QuestionId,
  content: Content,
): boolean {
  return shown?.split(" ").includes(`${id}:${print(content)}`) ?? false;
}

function isSame(before: Answers, after: Answers): boolean {
  return Object.keys(after).every(
    (id) => isQuestionId(id) && before[id] === after[id],
  );
}

/** cyrb53: 53 bits that tell two texts of one field apart. It protects nothing. */
function print(content: Content): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const character of contentText(content)) {
    const code = character.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ (b >>> 13);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ (a >>> 13);
  return ((b >>> 0) * 0x200000 + (a >>> 11)).toString(36);
}
