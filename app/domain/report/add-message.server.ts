import { and, eq, isNotNull, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { assignment, message, report } from "#db/schema/index.ts";
import type { AuditEvent } from "../audit/events.ts";
import { recordEvents } from "../audit/record.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { resumeDues } from "../routing/resume.server.ts";
import { sealText } from "../vault/seal.server.ts";
import { messagePlace } from "./follow.server.ts";
import { statusAllows } from "./lifecycle.ts";
import { reporterOf, type ReporterSession } from "./session.server.ts";
import type { ReportStatus } from "./vocabulary.ts";

type Adding = {
  session: ReporterSession;
  /** As `readMessageBody` gave it. */
  body: string;
  /** A message to the units, or more of the account. An answer to a question is a message. */
  kind: "message" | "addition";
  /** The question it answers. */
  answersId?: string;
  now: Date;
  /** Made when the form was shown, so that a form sent twice is one message. */
  messageId?: string;
};

/**
 * The reporter's words to the units that hold the report; a closed report reopens, a waiting one goes on.
 * @throws NotFound for an answer to no question of this report, Conflict for a report that takes no more
 */
export async function addMessage(
  db: Database,
  adding: Adding,
): Promise<{ messageId: string }> {
  const { session, now, messageId = uuidv7() } = adding;
  const { reportId } = session;
  await db.transaction(async (tx) => {
    const { status, band } = await lockSent(tx, reportId);
    if (!(await insertMessage(tx, adding, messageId))) return;
    const next = await nextStatus(tx, reportId, status);
    await tx
      .update(report)
      .set({
        status: next,
        reporterActedAt: now,
        revision: sql`${report.revision} + 1`,
        ...(status === "closed" && { closedAt: null, outcome: null }),
      })
      .where(eq(report.id, reportId));
    await resumeDues(tx, { reportId, band, now });
    await recordEvents(tx, {
      reportId,
      events: eventsOf(adding, messageId, status),
      actor: reporterOf(session),
      at: now,
    });
  });
  return { messageId };
}

async function lockSent(tx: Database, reportId: string) {
  const [row] = await tx
    .select({ status: report.status, band: report.band })
    .from(report)
    .where(eq(report.id, reportId))
    .for("update");
  if (!row?.band || !statusAllows("add", row.status)) {
    throw new Conflict("this report takes no more messages");
  }
  return { status: row.status, band: row.band };
}

/** Whether it is new: the same form sent twice is one message. */
async function insertMessage(
  tx: Database,
  { session, body, kind, answersId, now }: Adding,
  messageId: string,
): Promise<boolean> {
  const { reportId, accessId, key } = session;
  if (answersId) await refuseUnlessQuestion(tx, reportId, answersId);
  const added = await tx
    .insert(message)
    .values({
      reportId,
      id: messageId,
      kind,
      accessId,
      bodySealed: sealText(key, messagePlace(messageId), body),
      sentAt: now,
      answersId: answersId ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: message.id });
  return added.length > 0;
}

async function refuseUnlessQuestion(
  tx: Database,
  reportId: string,
  questionId: string,
) {
  const [question] = await tx
    .select({ id: message.id })
    .from(message)
    .where(
      and(
        eq(message.reportId, reportId),
        eq(message.id, questionId),
        eq(message.kind, "question"),
        isNotNull(message.responderId),
      ),
    );
  if (!question) throw new NotFound("no such question");
}

/** A closed report is worked again by the units that had accepted it, or waits to be accepted. */
async function nextStatus(
  tx: Database,
  reportId: string,
  status: ReportStatus,
): Promise<ReportStatus> {
  if (status === "waiting") return "in-progress";
  if (status !== "closed") return status;
  const accepted = await tx.$count(
    assignment,
    and(eq(assignment.reportId, reportId), eq(assignment.state, "accepted")),
  );
  return accepted > 0 ? "in-progress" : "submitted";
}

function eventsOf(
  { kind }: Adding,
  messageId: string,
  status: ReportStatus,
): AuditEvent[] {
  const sent: AuditEvent = { type: "message.sent", messageId, kind };
  return status === "closed" ? [sent, { type: "report.reopened" }] : [sent];
}
