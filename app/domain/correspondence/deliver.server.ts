import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { mail } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { composeMail, type Composed } from "./compose.server.ts";
import { queueMail } from "./queue.server.ts";
import { claimMinutes, deliveryAttempts, fateOf, type Fate } from "./retry.ts";
import type { MailTransport } from "./transport.ts";

/** Thrown so that the job is tried again. Says nothing of the mail: the queue keeps a job's last error. */
export class NotDeliveredYet extends Error {
  override readonly name = "NotDeliveredYet";
}

export type Delivering = {
  reportId: string;
  mailId: string;
  transport: MailTransport;
  keyring: Keyring;
  now: Date;
  settings: { siteName: string; origin: string | null };
};

/**
 * Sends a queued mail. Two workers at once send it once, because the row is claimed first. When the line breaks or this
 * process dies in the middle, nobody can ask the mail server whether it took the mail. It is then sent again: two
 * copies are better than none, and mail programs show them as one by their Message-ID.
 * @throws NotDeliveredYet when it may succeed later
 */
export async function deliverMail(
  db: Database,
  delivering: Delivering,
): Promise<void> {
  const claimed = await claimMail(db, delivering);
  if (!claimed) return;
  const composed = await composeMail(db, { ...delivering, claimed });
  if (composed.is === "not-for-sending")
    return dropMail(db, delivering, claimed, composed);
  const fate = await send(delivering.transport, composed);
  if (fate === null) return markDelivered(db, delivering, claimed);
  if (fate.is === "never")
    return markFailed(db, delivering, claimed, "refused", fate.replyCode);
  if (claimed.attempts >= deliveryAttempts)
    return markFailed(db, delivering, claimed, "gave-up", fate.replyCode);
  await release(db, delivering, claimed, fate);
  throw new NotDeliveredYet(`reply ${fate.replyCode ?? "none"}`);
}

export type ClaimedMail = NonNullable<Awaited<ReturnType<typeof claimMail>>>;

/** Null when it was sent, given up or is being sent. */
async function claimMail(
  db: Database,
  { reportId, mailId, now }: Pick<Delivering, "reportId" | "mailId" | "now">,
) {
  const [claimed] = await db
    .update(mail)
    .set({
      attempts: sql`${mail.attempts} + 1`,
      claimedUntil: new Date(now.getTime() + claimMinutes * 60_000),
    })
    .where(
      and(
        eq(mail.reportId, reportId),
        eq(mail.id, mailId),
        eq(mail.state, "queued"),
        or(isNull(mail.claimedUntil), lt(mail.claimedUntil, now)),
      ),
    )
    .returning({
      id: mail.id,
      kind: mail.kind,
      messageId: mail.messageId,
      wordsSealed: mail.wordsSealed,
      headerMessageId: mail.headerMessageId,
      attempts: mail.attempts,
      queuedAt: mail.queuedAt,
    });
  return claimed ?? null;
}

async function send(
  transport: MailTransport,
  { outgoing }: Extract<Composed, { is: "ready" }>,
): Promise<Fate | null> {
  try {
    await transport.send(outgoing);
    return null;
  } catch (error) {
    return fateOf(error);
  }
}

async function markDelivered(
  db: Database,
  { reportId, now }: Delivering,
  claimed: ClaimedMail,
): Promise<void> {
  await db.transaction(async (tx) => {
    const updated = await tx
      .update(mail)
      .set({
        state: "delivered",
        deliveredAt: now,
        wordsSealed: null,
        claimedUntil: null,
        smtpReplyCode: null,
        failure: null,
      })
      .where(stillQueued(reportId, claimed))
      .returning({ id: mail.id });
    if (updated.length === 0) return;
    await recordEvent(tx, {
      reportId,
      event: { type: "mail.delivered", mailId: claimed.id },
      actor: worker,
      at: now,
    });
  });
}

/**
 * Gives up this mail and queues what the policy now allows in its place, in the same transaction, so that the reporter
 * still hears something.
 */
async function dropMail(
  db: Database,
  delivering: Delivering,
  claimed: ClaimedMail,
  dropped: Exclude<Composed, { is: "ready" }>,
): Promise<void> {
  const { reportId, now } = delivering;
  await db.transaction(async (tx) => {
    await markFailed(tx, delivering, claimed, dropped.why, null);
    if (dropped.why !== "policy-changed" || claimed.kind !== "message") return;
    const { policy } = dropped;
    const kind = "message";
    await queueMail(tx, { reportId, kind, policy, by: worker, now });
  });
}

type Failure =
  | "refused"
  | "gave-up"
  | "no-address"
  | "policy-changed"
  | "withdrawn"
  /** By what it is delivered does not open. */
  | "damaged";

/** Final: what is recorded here is never tried again. */
export async function markFailed(
  db: Database,
  { reportId, now }: Pick<Delivering, "reportId" | "now">,
  { id: mailId }: { id: string },
  failure: Failure,
  replyCode: number | null,
): Promise<void> {
  await db.transaction(async (tx) => {
    const updated = await tx
      .update(mail)
      .set({
        state: "failed",
        failedAt: now,
        wordsSealed: null,
        claimedUntil: null,
        smtpReplyCode: replyCode,
        failure,
      })
      .where(stillQueued(reportId, { id: mailId }))
      .returning({ id: mail.id });
    if (updated.length === 0) return;
    await recordEvent(tx, {
      reportId,
      event: { type: "mail.failed", mailId, replyCode },
      actor: worker,
      at: now,
    });
  });
}

async function release(
  db: Database,
  { reportId }: Delivering,
  claimed: ClaimedMail,
  { replyCode }: Fate,
): Promise<void> {
  await db
    .update(mail)
    .set({ claimedUntil: null, smtpReplyCode: replyCode, failure: "deferred" })
    .where(stillQueued(reportId, claimed));
}

const worker = { kind: "system", part: "worker" } as const;

const stillQueued = (reportId: string, { id }: { id: string }) =>
  and(eq(mail.reportId, reportId), eq(mail.id, id), eq(mail.state, "queued"));
