import { fieldsOfQuestions } from "#app/components/public/form/page-fields.ts";
import type { Database } from "#db/client.server.ts";
import type { Answers } from "#app/domain/form/answers.ts";
import { clocksOfAnswers } from "#app/domain/deadline/legal-clocks.server.ts";
import { eventQuestionsOf } from "#app/domain/deadline/legal-events.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { shownOf } from "#app/domain/form/merge.ts";
import {
  isMorePageId,
  isPageId,
  pages,
  type QuestionPageId,
} from "#app/domain/form/pages.ts";
import { mayAnswer } from "#app/domain/form/owner-questions.ts";
import {
  isOnPath,
  isShown,
  turnsOf,
  type Problem,
} from "#app/domain/form/path.ts";
import { reviewShown } from "#app/domain/form/review-shown.ts";
import { questionsOn, type Question } from "#app/domain/form/questions.ts";
import type { SavedAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { answersWith } from "#app/domain/form/read-form.ts";
import { readPage } from "#app/domain/report/read-page.ts";
import { findUnsent } from "#app/domain/report/unsent.server.ts";
import { laterOn } from "#app/domain/form/task-list.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { listAddress } from "./address.ts";
import { countiesFor, type PageView } from "../report/view.server.ts";

export function morePageOf(text: string | undefined): QuestionPageId {
  if (text !== undefined && (isMorePageId(text) || isPageId(text))) return text;
  throw new NotFound("the form has no such page");
}

/**
 * What this page asks beside the path: of the second tier, and, of a report that was sent, whatever its path asks. Nothing
 * for a page that these answers do not call for.
 */
export function questionsFor(
  page: QuestionPageId,
  {
    answers,
    isSent,
    now,
  }: {
    answers: Answers;
    isSent: boolean;
    now: Date;
  },
): Question[] {
  if (page === "event-times")
    return eventQuestionsOf(clocksOfAnswers(answers, now));
  const later = laterOn(page, answers, []);
  if (later.length > 0) return later;
  if (!isSent || !isOnPath(answers, page)) return [];
  const turns = turnsOf(answers);
  return questionsOn(page).filter((question) => isShown(question, turns));
}

export async function moreView(
  { db, now }: RequestContext,
  {
    session,
    page,
    saved: { answers, version },
    typed,
    errors = [],
  }: {
    session: ReporterSession;
    page: QuestionPageId;
    saved: SavedAnswers;
    /** With what a refused form holds, where that is not saved. */
    typed?: Answers;
    errors?: readonly Problem[];
  },
): Promise<PageView> {
  const isSent = session.status !== "draft";
  const said = typed ?? answers;
  const all = questionsFor(page, { answers: said, isSent, now: now() });
  const asked = all.filter(({ id }) => mayAnswer(session, id));
  const filled =
    isSent && typed === undefined
      ? await withUnsent(db, { session, page, answers, now: now() })
      : said;
  const holds = pages.find(({ id }) => id === page)?.holds ?? "questions";
  return {
    page,
    isMore: true,
    holds,
    of: { report: session.reportId, version },
    shown: shownOf(asked, answers),
    fields: fieldsOfQuestions(asked, filled, errors),
    isForOwner: asked.length < all.length,
    review: page === "indicators-review" ? reviewShown(filled) : null,
    counties: page === "organisation" ? await countiesFor(db, said) : [],
    zone: asked.some(({ kind }) => kind === "moment")
      ? await findReporterZone(db, answers)
      : null,
    back: listAddress,
    next: listAddress,
    draftExpiresAt: session.draftExpiresAt?.toISOString() ?? null,
  };
}

/** With what the same access code typed on this page of a sent report, and did not send. */
async function withUnsent(
  db: Database,
  {
    session,
    page,
    answers,
    now,
  }: {
    session: ReporterSession;
    page: QuestionPageId;
    answers: Answers;
    now: Date;
  },
): Promise<Answers> {
  const unsent = await findUnsent(db, { session, page });
  if (!unsent) return answers;
  const form = new FormData();
  for (const [field, strings] of Object.entries(unsent.typed))
    for (const text of strings) form.append(field, text);
  const { contents } = readPage(page, answers, form, now);
  return answersWith(answers, contents);
}
