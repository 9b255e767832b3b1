import type { Database } from "#db/client.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import {
  readAnswers,
  type SavedAnswers,
} from "../answers/sealed-answers.server.ts";
import { siteProblems } from "../answers/site-check.server.ts";
import type { Answers } from "../form/answers.ts";
import { notAskedYet, oddOn } from "../form/ask-back.ts";
import { ofScope } from "../form/louder.ts";
import { merge, type Submission } from "../form/merge.ts";
import { mayAnswer } from "../form/owner-questions.ts";
import type { PageId, QuestionPageId } from "../form/page-order.ts";
import type { Problem } from "../form/path.ts";
import { withoutStop } from "../form/stop.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import { readPage } from "./read-page.ts";
import { claimSaveOrder, hasSaveOrder } from "./save-order.server.ts";
import { saveAnswers } from "./save.server.ts";

export type Answered =
  | { is: "saved"; saved: SavedAnswers }
  /**
   * Everything was saved except the answer that would end the path of a sent report. The page says what to do about
   * that one.
   */
  | { is: "stopped"; saved: SavedAnswers; stop: PageId }
  /**
   * Of a draft everything was saved as it was typed, wrong answers too, except what only the owner may answer. Of a
   * sent report nothing was saved: what was typed stays in the form.
   */
  | { is: "refused"; saved: SavedAnswers; typed: Answers; errors: Problem[] }
  /** Saved beside what another tab said meanwhile: somebody has to choose. */
  | { is: "conflict"; saved: SavedAnswers };

/** Whether its page is shown again, with what was typed. */
export function isRefusal(
  answered: Answered,
): answered is Extract<Answered, { is: "refused" | "conflict" }> {
  return answered.is === "refused" || answered.is === "conflict";
}

type Answering = {
  session: ReporterSession;
  page: QuestionPageId;
  form: FormData;
  now: Date;
};

/**
 * One page of questions as it was sent. A draft takes whatever is typed, since it can be put right before it is sent; a sent
 * report takes no wrong answer, and none that would stop its path.
 * @throws Forbidden, Conflict as `saveAnswers`
 */
export async function answerPage(
  db: Database,
  answering: Answering,
): Promise<Answered> {
  // A page without script saves nothing beside its form, and is spared the outer transaction.
  if (!hasSaveOrder(answering.form)) return answer(db, answering);
  return db.transaction(async (tx) => {
    // Whatever is saved of this page and still under way is older, and comes too late.
    await claimSaveOrder(tx, answering);
    return answer(tx, answering);
  });
}

async function answer(db: Database, answering: Answering): Promise<Answered> {
  const { session, page, form, now } = answering;
  refuseUnlessInScope(session, "update");
  const before = await readAnswers(db, session.key);
  const read = readPage(page, before.answers, form, now);
  const { errors: all, ...whole } = read;
  const { submission, louder } = ofScope(session, before, whole);
  const errors = [
    // A page does not ask what only the owner may answer, so nobody else is told that such an answer is missing.
    ...all.filter(({ questionId }) => mayAnswer(session, questionId)),
    ...louder.map((questionId) => ({
      questionId,
      code: "owner-only" as const,
    })),
  ];
  return session.status === "draft"
    ? answerDraft(db, answering, { submission, errors })
    : // Where something is left out there is an error, and then all of it stays in the form.
      answerSent(db, answering, { before, submission: whole, errors });
}

type Read = { submission: Submission; errors: Problem[] };

async function answerDraft(
  db: Database,
  answering: Answering,
  { submission, errors: read }: Read,
): Promise<Answered> {
  const { session, page, now } = answering;
  const saved = await saveAnswers(db, { session, page, submission, now });
  const typed = saved.answers;
  const errors = [...read, ...(await askedBack(db, answering, typed))];
  if (errors.length > 0) return { is: "refused", saved, typed, errors };
  return { is: saved.conflicts.length > 0 ? "conflict" : "saved", saved };
}

async function answerSent(
  db: Database,
  answering: Answering,
  { before, ...read }: Read & { before: SavedAnswers },
): Promise<Answered> {
  const { session, page, now } = answering;
  const { answers, version } = before;
  const { stop, contents } = withoutStop(answers, read.submission.contents);
  const submission = { ...read.submission, contents };
  const typed = merge(answers, submission, version + 1)?.answers ?? answers;
  const errors = [...read.errors, ...(await askedBack(db, answering, typed))];
  if (errors.length > 0) return { is: "refused", saved: before, typed, errors };
  const saved = await saveAnswers(db, { session, page, submission, now });
  if (saved.conflicts.length > 0) return { is: "conflict", saved };
  return stop === null
    ? { is: "saved", saved }
    : { is: "stopped", saved, stop };
}

/** What the directory, or another answer, gives reason to ask about; what may be right after all is asked once. */
async function askedBack(
  db: Database,
  { page, form, now }: Answering,
  answers: Answers,
): Promise<Problem[]> {
  const problems = [
    ...(await siteProblems(db, page, answers)),
    ...oddOn(page, answers, now),
  ];
  return notAskedYet(problems, answers, form);
}
