import {
  fieldsOfQuestions,
  type PageField,
} from "#app/components/public/form/page-fields.ts";
import type { FormOf } from "#app/components/public/form/report-form.tsx";
import type { Clock } from "#app/domain/deadline/legal.ts";
import {
  legalTextsOf,
  type LegalTexts,
} from "#app/domain/deadline/legal-texts.server.ts";
import { isReminded } from "#app/domain/deadline/reminders.server.ts";
import type { Answers } from "#app/domain/form/answers.ts";
import { shownOf } from "#app/domain/form/merge.ts";
import type { Problem } from "#app/domain/form/path.ts";
import type { SavedAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import {
  readDeadlineBoard,
  type DeadlineBoard,
} from "#app/domain/report/deadline-board.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
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
export type BoardView = Omit<DeadlineBoard, "asked" | "clocks"> & {
  of: FormOf;
  shown: string;
  fields: PageField[];
  clocks: ClockShown[];
  now: Date;
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
  const at = now();
  const board = await readDeadlineBoard(db, { session, answers, now: at });
  const { asked, clocks, ...rest } = board;
  return {
    ...rest,
    of: { report: session.reportId, version },
    shown: shownOf(asked, answers),
    fields: fieldsOfQuestions(asked, typed, { errors, now: at }),
    clocks: clocks.map((clock) => shownClock(clock, locale)),
    now: at,
  };
}

function shownClock(clock: Clock, locale: Locale): ClockShown {
  const { id, number, length, standing, deadline } = clock;
  return {
    ...{ id, number, length, standing },
    group: deadline.in_force ? standing.is : "not-in-force",
    texts: legalTextsOf(clock, locale),
    isReminded: isReminded(clock),
  };
}
