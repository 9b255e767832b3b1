import { and, eq, isNotNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { message } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { NotFound } from "../refusal.ts";
import { messagePlace } from "../vault/places.ts";
import { sealText } from "../vault/seal.server.ts";
import { messageForm } from "../form/message-form.ts";
import { lockSent, markReporterActed } from "../closure/reporter-act.server.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import { reporterOf, type ReporterSession } from "../access/session.server.ts";
import { dropUnsent } from "./unsent.server.ts";

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

type Written = Omit<Adding, "session" | "messageId"> & {
  session: Pick<ReporterSession, "reportId" | "accessId" | "key">;
  messageId: string;
};

/**
 * The reporter's words to the units that hold the report; a closed report reopens, a waiting one goes on.
 * @throws Forbidden, NotFound for an answer to no question of this report, Conflict for a report that takes no more
 */
export async function addMessage(
  db: Database,
  adding: Adding,
): Promise<{ messageId: string }> {
  const { session, now, messageId = uuidv7() } = adding;
  const { reportId } = session;
  refuseUnlessInScope(session, "add");
  await db.transaction(async (tx) => {
    const locked = await lockSent(tx, reportId, "add");
    const page = messageForm(adding.answersId);
    await dropUnsent(tx, { session, page });
    if (!(await writeMessage(tx, { ...adding, messageId }))) return;
    await markReporterActed(tx, { session, now, ...locked });
  });
  return { messageId };
}

/**
 * Writes the message and nothing else, in a transaction that has locked the report. True if it is new: the same form
 * sent twice makes one message.
 */
export async function writeMessage(
  tx: Database,
  { session, body, kind, answersId, now, messageId }: Written,
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
  if (added.length === 0) return false;
  await recordEvent(tx, {
    reportId,
    event: { type: "message.sent", messageId, kind },
    actor: reporterOf(session),
    at: now,
  });
  return true;
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
