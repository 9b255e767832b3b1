import { and, eq } from "drizzle-orm";
import { enqueueAll } from "#db/queue.server.ts";
import type { Database } from "#db/client.server.ts";
import { report, reportAnswers } from "#db/schema/report.ts";
import { recordEvents } from "../audit/record.server.ts";
import { insertMail } from "../correspondence/queue.server.ts";
import { listFileTerms } from "../evidence/terms.server.ts";
import { NotFound } from "../refusal.ts";
import { offerByRules } from "../routing/route.server.ts";
import { insertScoring } from "../triage/record.server.ts";
import type { Scoring } from "../triage/score.ts";
import { sealToUnits } from "../unit-key/report-key.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { randomBase32 } from "../vault/random.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import type { Answers } from "../form/answers.ts";
import { assessAnswers, clearColumns } from "./assess.server.ts";
import type { ReportFacts } from "../facts/facts.ts";
import type { PageId } from "../form/page-order.ts";
import { incompletePages } from "../form/path.ts";
import { nextAskAgain } from "../form/ask-again.ts";
import { handOverAnswers } from "./hand-over.server.ts";
import { reminderOf } from "./remind.server.ts";
import { formatReference, referenceLength } from "./reference.ts";
import { nextStatus } from "../vocabulary/lifecycle.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import type { ReportStatus } from "../vocabulary/report.ts";
import { openAnswers } from "../answers/sealed-answers.server.ts";
import { reporterOf, type ReporterSession } from "../access/session.server.ts";

export type Submitted =
  | { is: "sent"; reference: string; submittedAt: Date }
  /** Nothing was sent: these pages still lack an answer, or stop the path. */
  | { is: "incomplete"; pages: PageId[] };

type Submitting = {
  keyring: Keyring;
  session: ReporterSession;
  now: Date;
  /** Where references come from; tests make two reports draw the same. */
  drawReference?: () => string;
};

/**
 * Sends a draft, once however often it is asked: whoever asks again gets the same reference and time. State, score,
 * assignments, history and jobs commit together or not at all.
 * @throws Conflict for a report that was withdrawn before it was sent
 */
export async function submitReport(
  db: Database,
  submitting: Submitting,
): Promise<Submitted> {
  refuseUnlessInScope(submitting.session, "submit");
  // One draw in a few ten thousand meets a taken reference at a million reports; five in a row mean a broken generator.
  for (let draw = 1; ; draw++) {
    try {
      return await db.transaction((tx) => submit(tx, submitting));
    } catch (error) {
      if (draw === 5 || !isTakenReference(error)) throw error;
    }
  }
}

async function submit(
  tx: Database,
  submitting: Submitting,
): Promise<Submitted> {
  const { session, now } = submitting;
  const draft = await lockDraft(tx, session.key);
  if (draft.sent) return { is: "sent", ...draft.sent };
  const { answers, version, next } = draft;
  const pages = incompletePages(answers);
  if (pages.length > 0) return { is: "incomplete", pages };
  const assessed = await assessAnswers(tx, answers);
  const routed = await scoreAndRoute(tx, submitting, assessed);
  const reference = drawReference(submitting);
  const askAgainAt = nextAskAgain(answers, now);
  await markSubmitted(tx, {
    ...submitting,
    ...assessed,
    ...{ next, answers, reference, askAgainAt, dueAt: routed.dueAt },
  });
  const { reportId } = session;
  await openToOthers(tx, submitting, { answers, unitIds: routed.unitIds });
  const policy = assessed.facts.contactPolicy;
  const mail = await insertMail(tx, { reportId, kind: "receipt", policy, now });
  await recordEvents(tx, {
    reportId,
    events: [{ type: "report.submitted", answersVersion: version, policy }],
    ruled: routed.events,
    last: mail ? [mail.event] : [],
    actor: reporterOf(session),
    at: now,
  });
  await enqueueAll(tx, [
    derivationOf(reportId),
    ...(askAgainAt ? [reminderOf(reportId, askAgainAt)] : []),
    ...(mail ? [mail.job] : []),
  ]);
  return { is: "sent", reference, submittedAt: now };
}

/** What jobs and the index need of it, and its key for the units that were asked. */
async function openToOthers(
  tx: Database,
  { session, now }: Submitting,
  { answers, unitIds }: { answers: Answers; unitIds: string[] },
) {
  const { key, directoryKey } = session;
  const fileTerms = await listFileTerms(tx, key);
  const handing = { session, answers, fileTerms, now, isFirst: true };
  await handOverAnswers(tx, handing);
  const sealing = { directoryKey, key, unitIds, andTriage: true, now };
  await sealToUnits(tx, sealing);
}

function derivationOf(reportId: string) {
  const jobKey = `derive:${reportId}`;
  return { name: "derive-report", payload: { reportId }, jobKey } as const;
}

/** The first scoring and the first offers, with the events of both. */
async function scoreAndRoute(
  tx: Database,
  { session, now }: Submitting,
  { site, facts, scoring }: Awaited<ReturnType<typeof assessAnswers>>,
) {
  const { key } = session;
  const by = reporterOf(session);
  const first = { key, scoring, version: 1, by, now };
  const scored = await insertScoring(tx, first);
  const { band } = scoring;
  const routing = { key, facts, site, band, by, now };
  const { dueAt, events, unitIds } = await offerByRules(tx, routing);
  return { dueAt, unitIds, events: [scored.event, ...events] };
}

type Draft =
  | { sent: { reference: string; submittedAt: Date } }
  | { sent: null; next: ReportStatus; answers: Answers; version: number };

/** The report's row, locked until the transaction ends, and its newest answers. */
async function lockDraft(tx: Database, key: ReportKey): Promise<Draft> {
  const [row] = await tx
    .select({
      status: report.status,
      reference: report.reference,
      submittedAt: report.submittedAt,
      version: report.answersVersion,
      questionsVersion: reportAnswers.questionsVersion,
      sealed: reportAnswers.sealed,
    })
    .from(report)
    .leftJoin(
      reportAnswers,
      and(
        eq(reportAnswers.reportId, report.id),
        eq(reportAnswers.version, report.answersVersion),
      ),
    )
    .where(eq(report.id, key.reportId))
    .for("update", { of: report });
  if (!row) throw new NotFound("no such report");
  const { reference, submittedAt, version } = row;
  if (reference && submittedAt) return { sent: { reference, submittedAt } };
  const next = nextStatus("submit", row.status);
  // A version that was saved while this statement waited for the lock is not in its snapshot: another statement reads
  // it.
  const { sealed, questionsVersion } = row;
  const saved =
    sealed && questionsVersion
      ? { sealed, questionsVersion }
      : await findSealed(tx, key.reportId, version);
  if (!saved) return { sent: null, next, answers: {}, version };
  return { sent: null, next, ...openAnswers(key, { version, ...saved }) };
}

async function findSealed(tx: Database, reportId: string, version: number) {
  const [saved] = await tx
    .select({
      questionsVersion: reportAnswers.questionsVersion,
      sealed: reportAnswers.sealed,
    })
    .from(reportAnswers)
    .where(
      and(
        eq(reportAnswers.reportId, reportId),
        eq(reportAnswers.version, version),
      ),
    );
  return saved;
}

async function markSubmitted(
  tx: Database,
  submission: Submitting & {
    next: ReportStatus;
    answers: Answers;
    facts: ReportFacts;
    scoring: Scoring;
    reference: string;
    dueAt: Date;
    askAgainAt: Date | null;
  },
) {
  const { session, now, answers, facts, scoring } = submission;
  const { reportId, key } = session;
  await tx
    .update(report)
    .set({
      status: submission.next,
      reference: submission.reference,
      submittedAt: now,
      expiresAt: null,
      ...clearColumns(key, answers, facts),
      score: scoring.score,
      band: scoring.band,
      dueAt: submission.dueAt,
      askAgainAt: submission.askAgainAt,
    })
    .where(eq(report.id, reportId));
}

function drawReference({ drawReference }: Submitting): string {
  const draw = drawReference ?? (() => randomBase32(referenceLength));
  return formatReference(draw());
}

function isTakenReference(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return (
    typeof cause === "object" &&
    cause !== null &&
    "constraint" in cause &&
    cause.constraint === "report_reference"
  );
}
