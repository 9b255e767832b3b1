import { and, eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { enqueueAll, type QueuedJob } from "#db/queue.server.ts";
import { mail } from "#db/schema/index.ts";
import type { Actor, AuditEvent } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import { mailFor, type Occasion } from "../vocabulary/mail-policy.ts";
import { deliveryAttempts } from "./retry.ts";
import type { ContactPolicy } from "../vocabulary/correspondence.ts";

type Queueing = {
  reportId: string;
  kind: Occasion;
  policy: ContactPolicy;
  /** The message that gives occasion to it. */
  messageId?: string;
  /** What it carries where words are allowed: for this mail alone, as `sealMailWords` does. */
  sealWords?: (mailId: string) => Buffer;
  by: Actor;
  now: Date;
};

/**
 * The mail that the policy allows for this occasion, as a row and a job of the caller's transaction; its id, or null when
 * there is none to send. One notice that waits is enough: a second would say that something goes on.
 */
export async function queueMail(
  tx: Database,
  { by, ...mailing }: Queueing,
): Promise<string | null> {
  const inserted = await insertMail(tx, mailing);
  if (inserted === null) return null;
  const { mailId, event, job } = inserted;
  const { reportId, now: at } = mailing;
  await recordEvent(tx, { reportId, event, actor: by, at });
  await enqueueAll(tx, [job]);
  return mailId;
}

/** The same for a caller that records the event and adds the job with its own. */
export async function insertMail(
  tx: Database,
  mailing: Omit<Queueing, "by">,
): Promise<{ mailId: string; event: AuditEvent; job: QueuedJob } | null> {
  const { reportId, kind: occasion, policy, messageId, sealWords } = mailing;
  const kind = mailFor(policy, occasion);
  if (kind === null) return null;
  if (kind === "look-at-portal" && (await noticeWaits(tx, reportId)))
    return null;
  const mailId = uuidv7();
  await tx.insert(mail).values({
    reportId,
    id: mailId,
    kind,
    messageId: kind === "message" ? messageId : null,
    wordsSealed: kind === "message" ? sealWords?.(mailId) : null,
    // Random, and taken from nothing of the report: whoever holds several mails cannot tell which belong to one report.
    headerMessageId: uuidv7(),
    queuedAt: mailing.now,
  });
  return {
    mailId,
    event: { type: "mail.queued", mailId, kind },
    job: deliveryOf({ reportId, mailId }),
  };
}

/** Mail of the report may carry none any more: those that wait lie here no longer, whenever their turn comes. */
export async function forgetWords(
  tx: Database,
  { reportId }: { reportId: string },
): Promise<void> {
  await tx
    .update(mail)
    .set({ wordsSealed: null })
    .where(and(eq(mail.reportId, reportId), eq(mail.state, "queued")));
}

export function deliveryOf(payload: {
  reportId: string;
  mailId: string;
}): QueuedJob {
  return {
    name: "deliver-mail",
    payload,
    jobKey: jobKeyPrefix + payload.mailId,
    maxAttempts: deliveryAttempts,
  };
}

/** Stands before the mail's id in the key of its job, so that each mail has one waiting job. */
export const jobKeyPrefix = "mail:";

async function noticeWaits(tx: Database, reportId: string): Promise<boolean> {
  const waiting = await tx
    .select({ id: mail.id })
    .from(mail)
    .where(
      and(
        eq(mail.reportId, reportId),
        eq(mail.kind, "look-at-portal"),
        eq(mail.state, "queued"),
      ),
    )
    .limit(1);
  return waiting.length > 0;
}
