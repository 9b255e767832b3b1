import { enqueue } from "#db/queue.server.ts";
import type { Database } from "#db/client.server.ts";
import type { AuditEvent } from "../audit/events.ts";
import { recordEvent, recordEvents } from "../audit/record.server.ts";
import { forgetWords } from "../correspondence/queue.server.ts";
import { listFileTerms } from "../evidence/terms.server.ts";
import { bringForward } from "../routing/next-due.server.ts";
import { routeAgain } from "../routing/route-again.server.ts";
import { sealToUnits } from "../unit-key/report-key.server.ts";
import { scoreAgain } from "../triage/record.server.ts";
import type { Band } from "../vocabulary/triage.ts";
import type { Answers } from "../form/answers.ts";
import {
  assessAnswers,
  clearColumns,
  type Assessment,
} from "./assess.server.ts";
import { handOverAnswers } from "./hand-over.server.ts";
import { isStopped } from "../form/path.ts";
import { contactPolicyOf, policyAfter } from "../form/contact-policy.ts";
import { quieter } from "../vocabulary/mail-policy.ts";
import type { ContactPolicy } from "../vocabulary/correspondence.ts";
import { questionsVersion, type QuestionId } from "../form/questions.ts";
import { markReporterActed } from "../closure/reporter-act.server.ts";
import { reporterOf, type ReporterSession } from "../access/session.server.ts";
import type { ReportStatus } from "../vocabulary/report.ts";

type Update = {
  session: ReporterSession;
  version: number;
  answers: Answers;
  /** Whose answers changed. */
  questions: readonly QuestionId[];
  /** As they were before, of the report that the caller has locked. */
  status: ReportStatus;
  band: Band;
  confirmedPolicy: ContactPolicy;
  now: Date;
};

const rules = { kind: "system", part: "rules" } as const;

/**
 * All that follows from new answers to a sent report: the clear columns, what mail may say, the score, who else is asked to
 * help, what is owed, the history and the jobs. In the transaction that saved the answers.
 */
export async function finishUpdate(
  tx: Database,
  update: Update,
): Promise<void> {
  const { session, version, answers, questions, now } = update;
  const { reportId } = session;
  await recordEvent(tx, {
    reportId,
    event: {
      type: "report.updated",
      answersVersion: version,
      questions: [...questions],
    },
    actor: reporterOf(session),
    at: now,
  });
  // A path that ends early says nothing new of the incident, but it may say who is listening.
  const events = isStopped(answers)
    ? await actAlone(tx, update)
    : await reassess(tx, update, await assessAnswers(tx, answers));
  await recordEvents(tx, { reportId, events, actor: rules, at: now });
  if (savedColumns(update).contactPolicy !== "conversation")
    await forgetWords(tx, { reportId });
  const fileTerms = await listFileTerms(tx, session.key);
  await handOverAnswers(tx, { session, answers, fileTerms, now });
  await enqueue(
    tx,
    "derive-report",
    { reportId },
    { jobKey: `derive:${reportId}` },
  );
}

async function actAlone(tx: Database, update: Update): Promise<AuditEvent[]> {
  await markReporterActed(tx, { ...update, changes: savedColumns(update) });
  return [];
}

async function reassess(
  tx: Database,
  update: Update,
  { site, facts, scoring }: Assessment,
): Promise<AuditEvent[]> {
  const { session, answers, now } = update;
  const { reportId, key } = session;
  const scored = await scoreAgain(tx, { key, scoring, now });
  const { score, band } = scored.standing;
  const changes = {
    ...clearColumns(key, answers, facts),
    ...savedColumns(update),
    score,
    band,
  };
  await markReporterActed(tx, { ...update, band, changes });
  if (band !== update.band) await bringForward(tx, { reportId, band, now });
  const by = reporterOf(session);
  const routing = { key, facts, site, band, by, now };
  const routed = await routeAgain(tx, routing);
  const { unitIds } = routed;
  const { directoryKey } = session;
  await sealToUnits(tx, { directoryKey, key, unitIds, now });
  return [...scored.events, ...routed.events];
}

/**
 * These are saved whatever else the answers say. A new address is as doubtful as a louder wish, because words would go
 * to it.
 */
function savedColumns(update: Update) {
  const { version, answers, confirmedPolicy, questions, now } = update;
  const confirmed = questions.includes("contact_email")
    ? quieter(confirmedPolicy, "notice")
    : confirmedPolicy;
  return {
    ...{ answersVersion: version, questionsVersion, savedAt: now },
    ...policyAfter({ confirmed, wished: contactPolicyOf(answers) }),
  };
}
