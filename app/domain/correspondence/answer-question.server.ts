import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { message } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict, WrongChoice } from "../refusal.ts";
import { startWork, type DeskCommand } from "../routing/work.server.ts";

type Answering = DeskCommand & { messageId: string };

/**
 * Words that the reporter wrote without naming a question answer this one: it is asked no more. Who may ask may say so.
 * @throws NotFound, Forbidden, Conflict when the message answers one already, WrongChoice for no open question of a unit
 */
export async function answerQuestion(
  db: Database,
  command: Answering & { questionId: string },
): Promise<void> {
  const { reportId, messageId, questionId, by, now } = command;
  await db.transaction(async (tx) => {
    await startWork(tx, command, "ask");
    await requireOpen(tx, command);
    const said = await tx
      .update(message)
      .set({ answersId: questionId, answersSaidBy: by.responderId })
      .where(
        and(
          isMessage(command),
          isNull(message.responderId),
          isNull(message.answersId),
        ),
      )
      .returning({ id: message.id });
    if (said.length === 0)
      throw new Conflict("this message answers a question already");
    await recordEvent(tx, {
      reportId,
      event: { type: "question.answered", questionId, messageId },
      actor: by.actor,
      at: now,
    });
  });
}

/** @throws WrongChoice */
async function requireOpen(
  tx: Database,
  { reportId, questionId }: { reportId: string; questionId: string },
): Promise<void> {
  const [asked] = await tx
    .select({ kind: message.kind })
    .from(message)
    .where(isMessage({ reportId, messageId: questionId }));
  const answers = await tx
    .select({ id: message.id })
    .from(message)
    .where(
      and(eq(message.reportId, reportId), eq(message.answersId, questionId)),
    )
    .limit(1);
  if (asked?.kind !== "question" || answers.length > 0)
    throw new WrongChoice("questionId", "That question is not open any more");
}

/**
 * Takes it back: the question is asked again. What the reporter named themselves stays.
 * @throws NotFound, Forbidden, Conflict when nobody of the desk said so, or it was taken back
 */
export async function undoAnswer(
  db: Database,
  command: Answering,
): Promise<void> {
  const { reportId, messageId, by, now } = command;
  await db.transaction(async (tx) => {
    await startWork(tx, command, "ask");
    const isSaid = and(isMessage(command), isNotNull(message.answersSaidBy));
    const [said] = await tx
      .select({ questionId: message.answersId })
      .from(message)
      .where(isSaid);
    if (!said?.questionId)
      throw new Conflict("nobody of the desk said that it answers a question");
    await tx
      .update(message)
      .set({ answersId: null, answersSaidBy: null })
      .where(isSaid);
    const { questionId } = said;
    await recordEvent(tx, {
      reportId,
      event: { type: "question.reopened", questionId, messageId },
      actor: by.actor,
      at: now,
    });
  });
}

function isMessage({
  reportId,
  messageId,
}: Pick<Answering, "reportId" | "messageId">) {
  return and(eq(message.reportId, reportId), eq(message.id, messageId));
}
