import { fieldsOfQuestions } from "#app/components/public/form/page-fields.ts";
import { mayShowCode } from "#app/domain/form/may-show-code.ts";
import type { PageView } from "#app/components/public/form/page-view.ts";
import type { County } from "#app/components/public/field/props.ts";
import { valueOf, type Answers } from "#app/domain/form/answers.ts";
import { shownOf } from "#app/domain/form/merge.ts";
import {
  isBeforeCode,
  pages,
  type PageId,
} from "#app/domain/form/page-order.ts";
import { mayAnswer } from "#app/domain/form/owner-questions.ts";
import {
  isShown,
  previousPage,
  turnsOf,
  type Problem,
} from "#app/domain/form/path.ts";
import { reviewShown } from "#app/domain/form/review-shown.ts";
import { pageAfter } from "#app/domain/form/onward.ts";
import { questionsOn } from "#app/domain/form/questions.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { checkSite } from "#app/domain/answers/site-check.server.ts";
import { clockFor } from "#app/domain/answers/zone.server.ts";
import type { Database } from "#db/client.server.ts";
import { addressAfter, addressOf } from "./address.ts";

export async function viewOf(
  db: Database,
  {
    session,
    page,
    saved: { answers, version },
    isChange,
    errors = [],
    now,
  }: {
    session: ReporterSession;
    page: PageId;
    saved: { answers: Answers; version: number };
    isChange: boolean;
    errors?: readonly Problem[];
    now: Date;
  },
): Promise<PageView> {
  const turns = turnsOf(answers);
  const asked = questionsOn(page).filter((each) => isShown(each, turns));
  const mine = asked.filter(({ id }) => mayAnswer(session, id));
  return {
    ...{ page, isMore: false, isUnsentDamaged: false },
    // Every PageId is the id of a page.
    holds: pages.find(({ id }) => id === page)!.holds,
    of: { report: session.reportId, version },
    shown: shownOf(mine, answers),
    fields: fieldsOfQuestions(mine, answers, { errors, now }),
    isForOwner: mine.length < asked.length,
    review: page === "indicators-review" ? reviewShown(answers) : null,
    counties: page === "site" ? await countiesFor(db, answers) : [],
    ...(await clockFor(db, answers, mine)),
    back: addressBefore(answers, { page, isChange, session }),
    next: addressAfter(pageAfter(answers, page, isChange), {
      session,
      isChange,
    }),
    draftExpiresAt: session.draftExpiresAt?.toISOString() ?? null,
    mayLeave: mayShowCode(answers) === true,
  };
}

function addressBefore(
  answers: Answers,
  {
    page,
    isChange,
    session,
  }: { page: PageId; isChange: boolean; session: ReporterSession },
) {
  if (isChange) return "/report/check";
  const previous = previousPage(answers, page);
  const isShut =
    session.codeToShow !== null && previous !== null && !isBeforeCode(previous);
  return previous && !isShut ? addressOf(previous, false) : "/";
}

/** Counties to choose from, where the ZIP code lies in several. */
export async function countiesFor(
  db: Database,
  answers: Answers,
): Promise<County[]> {
  const site = valueOf(answers, "site");
  return site ? (await checkSite(db, site)).counties : [];
}
