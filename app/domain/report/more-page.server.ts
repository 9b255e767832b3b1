import type { Database } from "#db/client.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import type { SavedAnswers } from "../answers/sealed-answers.server.ts";
import { clockFor } from "../answers/zone.server.ts";
import { clocksOfAnswers } from "../deadline/legal-clocks.server.ts";
import { eventQuestionsOf } from "../deadline/legal-events.ts";
import type { Answers } from "../form/answers.ts";
import { mayAnswer } from "../form/owner-questions.ts";
import { pages, type QuestionPageId } from "../form/page-order.ts";
import { isOnPath, isShown, turnsOf } from "../form/path.ts";
import { questionsOn, type Question } from "../form/questions.ts";
import { answersWith } from "../form/read-form.ts";
import { laterOn } from "../form/task-list.ts";
import { readPage } from "./read-page.ts";
import { findUnsent } from "./unsent.server.ts";

type Reading = {
  session: ReporterSession;
  page: QuestionPageId;
  saved: SavedAnswers;
  /** What a refused form holds, when that was not saved. */
  typed?: Answers;
  now: Date;
};

export type MorePage = {
  holds: "questions" | "advice" | "stop" | "review";
  /** Whether there is something on it, to be filled in or to be read. */
  isThere: boolean;
  /** What it asks whoever has it open. */
  asked: Question[];
  /** Some of its questions are left out, as this code may not answer them. */
  isForOwner: boolean;
  /** What stands in its fields: saved, refused, or typed before and not sent. */
  filled: Answers;
  /** What was typed before and not sent does not open. */
  isUnsentDamaged: boolean;
  /** The time zone, when the page asks for a moment; else null. */
  zone: string | null;
  /** Offered for its times; empty when it asks for none. */
  zones: readonly string[];
};

/** One page of questions, beside the path or of what was sent. */
export async function readMorePage(
  db: Database,
  reading: Reading,
): Promise<MorePage> {
  const { session, page, saved, typed } = reading;
  const all = questionsFor(reading);
  const asked = all.filter(({ id }) => mayAnswer(session, id));
  const isSent = session.status !== "draft";
  const holds = holdsOf(page);
  // In a sent report, a stop says what to do about an answer that was not taken, and advice says what the answers call
  // for.
  const isRead =
    isSent &&
    (holds === "stop" || (holds === "advice" && isOnPath(saved.answers, page)));
  return {
    holds,
    isThere: all.length > 0 || isRead,
    asked,
    isForOwner: asked.length < all.length,
    ...(typed || !isSent
      ? { filled: typed ?? saved.answers, isUnsentDamaged: false }
      : await withUnsent(db, reading)),
    ...(await clockFor(db, saved.answers, asked)),
  };
}

function holdsOf(page: QuestionPageId): MorePage["holds"] {
  return pages.find(({ id }) => id === page)?.holds ?? "questions";
}

/**
 * What this page asks beside the path: of the second tier, and, of a report that was sent, whatever its path asks. Nothing
 * for a page that these answers do not call for.
 */
function questionsFor(reading: Reading): Question[] {
  const { session, page, saved, typed: answers = saved.answers } = reading;
  if (page === "event-times")
    return eventQuestionsOf(clocksOfAnswers(answers, reading.now));
  const later = laterOn(page, answers, []);
  if (later.length > 0) return later;
  const isDraft = session.status === "draft";
  if (isDraft || !isOnPath(answers, page)) return [];
  const turns = turnsOf(answers);
  return questionsOn(page).filter((question) => isShown(question, turns));
}

/** With what the same access code typed on this page of a sent report, and did not send. */
async function withUnsent(
  db: Database,
  { session, page, saved: { answers }, now }: Reading,
): Promise<Pick<MorePage, "filled" | "isUnsentDamaged">> {
  const unsent = await findUnsent(db, { session, page });
  if (unsent?.typed.is !== "opened")
    return { filled: answers, isUnsentDamaged: unsent !== null };
  const form = new FormData();
  for (const [field, strings] of Object.entries(unsent.typed.value))
    for (const text of strings) form.append(field, text);
  const { contents } = readPage(page, answers, form, now);
  return { filled: answersWith(answers, contents), isUnsentDamaged: false };
}
