import {
  fieldsOfQuestions,
  type PageField,
} from "#app/components/public/form/page-fields.ts";
import type { FormOf } from "#app/components/public/form/report-form.tsx";
import type { Clock } from "#app/domain/deadline/legal.ts";
import { clocksOfAnswers } from "#app/domain/deadline/legal-clocks.server.ts";
import { eventQuestionsOf } from "#app/domain/deadline/legal-events.ts";
import {
  textsOf,
  type LegalTexts,
} from "#app/domain/deadline/legal-texts.server.ts";
import { isReminded } from "#app/domain/deadline/reminders.server.ts";
import { valueOf, type Answers } from "#app/domain/form/answers.ts";
import { statusAllows } from "#app/domain/vocabulary/lifecycle.ts";
import { shownOf } from "#app/domain/form/merge.ts";
import type { Problem } from "#app/domain/form/path.ts";
import { scopeAllows } from "#app/domain/vocabulary/scope.ts";
import type { SavedAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import type { ClockGroup } from "#app/locales/en/deadlines.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import type { Locale } from "#app/locales/locale.ts";

/** A clock as its page shows it. */
export type ClockShown = Pick<
  Clock,
  "id" | "number" | "length" | "standing"
> & {
  group: ClockGroup;
  texts: LegalTexts;
  isReminded: boolean;
};

/** All that the clock board is laid out from. */
export type BoardView = {
  of: FormOf;
  shown: string;
  fields: PageField[];
  clocks: ClockShown[];
  zone: string;
  now: Date;
  isDutyOpen: boolean;
  mayUpdate: boolean;
  reopens: boolean;
};

export async function boardView(
  { db, now }: RequestContext,
  {
    session,
    locale,
    saved: { answers, version },
    typed = answers,
    errors = [],
  }: {
    session: ReporterSession;
    locale: Locale;
    saved: SavedAnswers;
    /** With what a refused form holds, which is not saved. */
    typed?: Answers;
    errors?: readonly Problem[];
  },
): Promise<BoardView> {
  const clocks = clocksOfAnswers(answers, now());
  const asked = eventQuestionsOf(clocks);
  const { status, reportId } = session;
  return {
    of: { report: reportId, version },
    shown: shownOf(asked, answers),
    fields: fieldsOfQuestions(asked, typed, errors),
    clocks: clocks.map((clock) => shownClock(clock, locale)),
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    now: now(),
    isDutyOpen: isDutyOpen(answers),
    mayUpdate:
      statusAllows("update", status) && scopeAllows(session.scope, "update"),
    reopens: status === "closed",
  };
}

function shownClock(clock: Clock, locale: Locale): ClockShown {
  const { id, number, length, standing, deadline } = clock;
  return {
    ...{ id, number, length, standing },
    group: deadline.in_force ? standing.is : "not-in-force",
    texts: textsOf(clock, locale),
    isReminded: isReminded(clock),
  };
}

/** Whoever was asked, and did not say. */
function isDutyOpen(answers: Answers): boolean {
  return (
    answers.duty_flags !== undefined && valueOf(answers, "duty_flags") === null
  );
}
