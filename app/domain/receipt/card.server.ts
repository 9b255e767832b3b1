import type { Database } from "#db/client.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { findAdvice } from "../advice/find.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { findReporterZone } from "../answers/zone.server.ts";
import { listDesks, type Desk } from "../directory/desks.server.ts";
import { followReport } from "../follow/follow.server.ts";
import { standingOf } from "../follow/standing.ts";
import type { Answers } from "../form/answers.ts";
import { askAgain } from "../form/ask-again.ts";
import { askedQuestions } from "../form/path.ts";
import { scopeAllows } from "../vocabulary/code-may.ts";
import { runningOf } from "./running.server.ts";
import { readSignposts } from "./signposts.server.ts";
import { getReceipt, type ReceiptPart } from "./receipt.server.ts";
import { readOrDamaged } from "../vault/damage.server.ts";
import { openedAs, valueIn, type Opened } from "../vault/opened.ts";

/** So much fits on one page, whatever the report holds; the rest is counted. */
const most = {
  owed: 4,
  clocks: 4,
  questions: 3,
  open: 4,
  advice: 3,
  phones: 3,
};
/** Of a question of a responder. */
const questionLetters = 160;

/**
 * What whoever takes over at night needs on paper: nothing that only the report's owner should know.
 * @throws NotFound for a draft
 */
export async function readCard(
  db: Database,
  {
    session,
    now,
    locale,
  }: { session: ReporterSession; now: Date; locale: "en" | "es" },
) {
  const { reportId, key, scope } = session;
  const read = await readOrDamaged(() => readAnswers(db, key));
  const answers = valueIn(read)?.answers ?? {};
  const follow = await followReport(db, { session, now });
  const { parts } = await getReceipt(db, { session, now });
  const advice = await findAdvice(db, { reportId, answers, now });
  const desks = await listDesks(db);
  const { reference, submittedAt, firstOpenedAt, owed, openQuestions } = follow;
  const questionCount = openQuestions.length;
  return {
    follow: { reference, submittedAt, firstOpenedAt },
    /** What follows from the answers is then not on it. */
    isDamaged: read.is === "damaged",
    standing: standingOf({ ...follow, questionCount }),
    owed: cut(owed, most.owed),
    clocks: cut(runningOf(answers, { now, desks, locale }), most.clocks),
    questions: cut(openQuestions.map(shortened), most.questions),
    open: cut(notKnown(answers, now), most.open),
    advice: cut(
      advice.map(({ id }) => id),
      most.advice,
    ),
    phones: otherPhones(desks, parts, owed),
    signposts: await readSignposts(db, { answers, reportId }),
    mayMakeCodes: scopeAllows(scope, "codes"),
    zone: (await findReporterZone(db, answers)) ?? "UTC",
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
function otherPhones(
  desks: readonly Desk[],
  parts: readonly ReceiptPart[],
  owed: readonly { unitName: string }[],
): Desk[] {
  const shown = new Set(owed.slice(0, most.owed).map((due) => due.unitName));
  const units = parts.flatMap(({ unitName: name, phone, ...part }) =>
    phone && !shown.has(name) ? [{ ...part, name, phone }] : [],
  );
  return [...units.slice(0, most.phones), ...desks].map(
    ({ name, phone, checkedOn, sources }) => ({
      name,
      phone,
      checkedOn,
      sources,
    }),
  );
}

function cut<One>(all: readonly One[], count: number) {
  return { shown: all.slice(0, count), more: Math.max(0, all.length - count) };
}

function shortened({
  unitName,
  body,
}: {
  unitName: string | null;
  body: Opened<string>;
}) {
  return { unitName, body: openedAs(body, firstLetters) };
}

function firstLetters(text: string): string {
  const line = text.replace(/\s+/g, " ");
  const isLong = line.length > questionLetters;
  return isLong ? `${line.slice(0, questionLetters)}…` : line;
}
