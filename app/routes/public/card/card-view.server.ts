import type { NumberShown } from "#app/components/public/call-number.tsx";
import { findAdvice } from "#app/domain/advice/find.server.ts";
import { clocksOfAnswers } from "#app/domain/deadline/legal-clocks.server.ts";
import { textsOf } from "#app/domain/deadline/legal-texts.server.ts";
import { listDesks } from "#app/domain/directory/desks.server.ts";
import { askAgain } from "#app/domain/form/ask-again.ts";
import type { Answers } from "#app/domain/form/answers.ts";
import { askedQuestions } from "#app/domain/form/path.ts";
import { followReport } from "#app/domain/follow/follow.server.ts";
import {
  getReceipt,
  type ReceiptPart,
} from "#app/domain/receipt/receipt.server.ts";
import { scopeAllows } from "#app/domain/vocabulary/scope.ts";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { standingOf } from "#app/domain/follow/standing.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import type { Locale } from "#app/locales/locale.ts";

export type CardView = Awaited<ReturnType<typeof cardView>>;

/** So much fits on one page, whatever the report holds; the rest is counted. */
const most = {
  dues: 4,
  clocks: 4,
  questions: 3,
  open: 4,
  advice: 3,
  phones: 3,
};
/** Of a question of a responder. */
const questionLetters = 160;

/** What whoever takes over at night needs on paper: nothing that only the report's owner should know. */
export async function cardView(
  { db, now: clock }: RequestContext,
  {
    session,
    locale,
    portal,
  }: { session: ReporterSession; locale: Locale; portal: string },
) {
  const now = clock();
  const { reportId, key, scope } = session;
  const { answers } = await readAnswers(db, key);
  const follow = await followReport(db, { session, now });
  const { parts } = await getReceipt(db, { session, now });
  const running = runningClocks(answers, { now, locale });
  const advice = await findAdvice(db, { reportId, answers, now });
  const questions = follow.openQuestions.map(({ unitName, body }) => ({
    unitName,
    body: shortened(body),
  }));
  const { reference, status, submittedAt, closedAt, firstOpenedAt } = follow;
  const { dues } = follow;
  return {
    follow: { reference, submittedAt, firstOpenedAt },
    standing: standingOf({
      status,
      closedAt,
      dues,
      questionCount: questions.length,
    }),
    dues: cut(dues, most.dues),
    clocks: cut(running, most.clocks),
    questions: cut(questions, most.questions),
    open: cut(notKnown(answers, now), most.open),
    advice: cut(
      advice.map(({ id }) => id),
      most.advice,
    ),
    phones: await otherPhones(db, parts, dues),
    mayMakeCodes: scopeAllows(scope, "codes"),
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    portal,
    now,
  };
}

/** What was "not known yet": first what is asked again at a time. */
function notKnown(answers: Answers, now: Date) {
  const timed = askAgain(answers, now).map(({ questionId, at }) => ({
    questionId,
    at,
  }));
  const others = askedQuestions(answers).filter(
    ({ id }) =>
      answers[id]?.content.is === "not-known" &&
      !timed.some(({ questionId }) => questionId === id),
  );
  return [...timed, ...others.map(({ id }) => ({ questionId: id, at: null }))];
}

/** The units whose number does not stand beside a time, then those who answer day and night. */
async function otherPhones(
  db: RequestContext["db"],
  parts: readonly ReceiptPart[],
  dues: readonly { unitName: string }[],
): Promise<NumberShown[]> {
  const shown = new Set(dues.slice(0, most.dues).map((due) => due.unitName));
  const units = parts.flatMap(({ unitName: name, phone, ...part }) =>
    phone && !shown.has(name) ? [{ ...part, name, phone }] : [],
  );
  const desks = await listDesks(db);
  return [...units.slice(0, most.phones), ...desks].map(
    ({ name, phone, checkedOn, sources }) => ({
      name,
      phone,
      checkedOn,
      sources,
    }),
  );
}

function runningClocks(
  answers: Answers,
  { now, locale }: { now: Date; locale: Locale },
) {
  return clocksOfAnswers(answers, now)
    .flatMap((one) =>
      one.deadline.in_force &&
      one.standing.is === "running" &&
      "lapsesAt" in one.standing
        ? [{ ...textsOf(one, locale), at: one.standing.lapsesAt }]
        : [],
    )
    .map(({ name, citation, checkedOn, at }) => ({
      name,
      citation,
      checkedOn,
      at,
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function cut<One>(all: readonly One[], count: number) {
  return { shown: all.slice(0, count), more: Math.max(0, all.length - count) };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= questionLetters
    ? line
    : `${line.slice(0, questionLetters)}…`;
}
