import { and, eq, lt } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, reportAnswers } from "#db/schema/report.ts";
import { Conflict } from "../refusal.ts";
import type { Answers } from "../form/answers.ts";
import { changedQuestions } from "../form/changes.ts";
import { conflictsIn, merge, type Submission } from "../form/merge.ts";
import type { QuestionPageId } from "../form/page-order.ts";
import { refuseOwnerQuestions } from "../form/owner-questions.ts";
import { isOnPath, isStopped } from "../form/path.ts";
import { questionsVersion, type QuestionId } from "../form/questions.ts";
import { readAnswers, sealAnswers } from "../answers/sealed-answers.server.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import { lockSent } from "../closure/reporter-act.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { hasNewTime, nextAskAgain, withInstants } from "../form/ask-again.ts";
import { keepAskAgain } from "./remind.server.ts";
import { findReporterZone } from "../answers/zone.server.ts";
import { draftExpiry } from "../access/draft-days.ts";
import { foldVersions } from "./fold-versions.server.ts";
import { dropUnsent } from "./unsent.server.ts";
import { finishUpdate } from "./update.server.ts";

export type Saved = {
  answers: Answers;
  version: number;
  /** Questions to which another tab saved something else meanwhile; both texts are kept. */
  conflicts: QuestionId[];
};

/**
 * Saves one page as submitted, wrong answers included. A draft keeps its newest version alone; a sent report keeps all
 * (but see `foldVersions`), and what follows from the answers follows the new ones. What changes nothing writes nothing.
 * @throws Forbidden for what this code may not answer
 * @throws Conflict when the path stops before this page; when the report was sent after the session was read, because
 * the answers of a draft are no update; and for a report that takes no more answers
 */
export async function saveAnswers(
  db: Database,
  saving: {
    session: ReporterSession;
    page: QuestionPageId;
    submission: Submission;
    now: Date;
  },
): Promise<Saved> {
  const { session, submission, now } = saving;
  refuseUnlessInScope(session, "update");
  return db.transaction(async (tx) => {
    const sent = await lockForAnswers(tx, session);
    if (sent) await dropUnsent(tx, saving);
    const { answers, version } = await readAnswers(tx, session.key);
    refuseBeyondStop(answers, saving.page);
    const merged = merge(answers, submission, version + 1);
    if (merged) refuseOwnerQuestions(session, answers, merged.answers);
    const questions = merged ? changedQuestions(answers, merged.answers) : [];
    // A draft remembers a question that was passed without an answer; of a sent report that is no news.
    if (!merged || (sent && questions.length === 0)) {
      const conflicts = conflictsIn(answers, submission, version + 1);
      return { answers, version, conflicts };
    }
    const next = {
      version: version + 1,
      answers: await inTime(tx, merged.answers, now),
    };
    const writing = { session, now, ...next };
    await writeVersion(tx, writing);
    if (sent) await foldVersions(tx, session.reportId);
    if (sent) await finishUpdate(tx, { ...writing, ...sent, questions });
    else await keepNewest(tx, writing);
    const { reportId } = session;
    if (sent) await keepAskAgain(tx, { reportId, ...next, now });
    return { ...next, conflicts: merged.conflicts };
  });
}

/** The answers with what "ask me again" means on the reporter's clock. */
async function inTime(
  tx: Database,
  answers: Answers,
  now: Date,
): Promise<Answers> {
  if (!hasNewTime(answers)) return answers;
  const zone = (await findReporterZone(tx, answers)) ?? "UTC";
  return withInstants(answers, zone, now);
}

/** What a sent report is, null for a draft; locked until the transaction ends. */
async function lockForAnswers(
  tx: Database,
  { reportId, status }: ReporterSession,
) {
  const [row] = await tx
    .select({ status: report.status })
    .from(report)
    .where(eq(report.id, reportId))
    .for("update");
  if (row?.status === "draft") return null;
  if (status === "draft") throw new Conflict("this report was sent meanwhile");
  return lockSent(tx, reportId, "update");
}

/** A narrative is not taken when its reporter said that it holds what may not be sent here. */
function refuseBeyondStop(answers: Answers, page: QuestionPageId) {
  if (isStopped(answers) && !isOnPath(answers, page)) {
    throw new Conflict("the path ends before this page");
  }
}

type Writing = {
  session: ReporterSession;
  version: number;
  answers: Answers;
  now: Date;
};

async function writeVersion(
  tx: Database,
  { session, version, answers, now }: Writing,
) {
  const { reportId, accessId, key } = session;
  const sealed = sealAnswers(key, { version, answers });
  await tx.insert(reportAnswers).values({
    ...{ reportId, version, questionsVersion, sealed, accessId },
    savedAt: now,
  });
}

async function keepNewest(
  tx: Database,
  { session, version, answers, now }: Writing,
) {
  const { reportId } = session;
  await tx
    .delete(reportAnswers)
    .where(
      and(
        eq(reportAnswers.reportId, reportId),
        lt(reportAnswers.version, version),
      ),
    );
  await tx
    .update(report)
    .set({
      answersVersion: version,
      questionsVersion,
      savedAt: now,
      // Nobody has shown yet that they can come back to a draft whose code still waits: its day is not prolonged.
      ...(session.codeToShow === null && { expiresAt: draftExpiry(now) }),
      askAgainAt: nextAskAgain(answers, now),
    })
    .where(eq(report.id, reportId));
}
