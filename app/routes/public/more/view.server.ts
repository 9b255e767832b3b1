import { fieldsOfQuestions } from "#app/components/public/form/page-fields.ts";
import { mayShowCode } from "#app/domain/form/may-show-code.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import type { SavedAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import type { Answers } from "#app/domain/form/answers.ts";
import { shownOf } from "#app/domain/form/merge.ts";
import {
  isMorePageId,
  isPageId,
  type QuestionPageId,
} from "#app/domain/form/page-order.ts";
import type { Problem } from "#app/domain/form/path.ts";
import { reviewShown } from "#app/domain/form/review-shown.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { readMorePage } from "#app/domain/report/more-page.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import type { PageView } from "#app/components/public/form/page-view.ts";
import { countiesFor } from "../report/view.server.ts";
import { listAddress } from "./address.ts";

export function morePageOf(text: string | undefined): QuestionPageId {
  if (text !== undefined && (isMorePageId(text) || isPageId(text))) return text;
  throw new NotFound("the form has no such page");
}

export async function moreView(
  { db, now }: RequestContext,
  {
    errors = [],
    ...reading
  }: {
    session: ReporterSession;
    page: QuestionPageId;
    saved: SavedAnswers;
    /** With what a refused form holds, where that is not saved. */
    typed?: Answers;
    errors?: readonly Problem[];
  },
): Promise<PageView & { isThere: boolean }> {
  const { session, page, saved, typed = saved.answers } = reading;
  const at = now();
  const read = await readMorePage(db, { ...reading, now: at });
  const { asked, filled, ...rest } = read;
  return {
    ...rest,
    page,
    isMore: true,
    of: { report: session.reportId, version: saved.version },
    shown: shownOf(asked, saved.answers),
    fields: fieldsOfQuestions(asked, filled, { errors, now: at }),
    review: page === "indicators-review" ? reviewShown(filled) : null,
    counties: page === "site" ? await countiesFor(db, typed) : [],
    back: listAddress,
    next: listAddress,
    draftExpiresAt: session.draftExpiresAt?.toISOString() ?? null,
    mayLeave: mayShowCode(saved.answers) === true,
  };
}
