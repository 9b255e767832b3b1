import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { message } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { handOver, sealMailWords } from "../hand-over/hand-over.server.ts";
import { slipOf } from "../hand-over/slip.ts";
import { quieter } from "../vocabulary/mail-policy.ts";
import { nextStatus } from "../vocabulary/lifecycle.ts";
import { oweNextUpdate, pauseDue } from "../routing/next-due.server.ts";
import {
  changeReport,
  startWork,
  type DeskCommand,
  type Work,
} from "../routing/work.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { messagePlace } from "../vault/places.ts";
import { sealText, type ReportKey } from "../vault/seal.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";
import { queueMail } from "./queue.server.ts";
import { readOrDamaged } from "../vault/damage.server.ts";

type SendMessage = DeskCommand & {
  /** To whose worker the mail is handed over. */
  keyring: Keyring;
  kind: "message" | "question";
  /** Already through `bodySchema`. */
  body: string;
};

/**
 * A unit writes to its reporter, or asks. A message is the answer that was owed, and the next one falls due; after a
 * question the unit's due pauses until the reporter acts. A mail follows as the contact policy allows.
 * @throws NotFound, Forbidden, Conflict when the report is closed or was changed since the page was shown
 */
export async function sendMessage(
  db: Database,
  command: SendMessage,
): Promise<{ messageId: string }> {
  const { reportId, kind, by, now } = command;
  return db.transaction(async (tx) => {
    const action = kind === "question" ? "ask" : "message";
    const work = await startWork(tx, command, action);
    const key = requireKey(work.key, command.by);
    const messageId = await insertMessage(tx, key, command);
    const part = work.own?.state === "accepted" ? work.own : null;
    if (part && kind === "question") await pauseDue(tx, { reportId, part });
    if (part && kind === "message")
      await oweNextUpdate(tx, { reportId, part, band: work.band, now });
    await changeReport(tx, reportId, {
      status: nextStatus(action, work.status),
      ...(kind === "message" && {
        firstAnsweredAt: work.firstAnsweredAt ?? now,
      }),
    });
    await recordEvent(tx, {
      reportId,
      event: { type: "message.sent", messageId, kind },
      actor: by.actor,
      at: now,
    });
    await mailMessage(tx, command, { work, key, messageId });
    return { messageId };
  });
}

async function insertMessage(
  tx: Database,
  key: ReportKey,
  { kind, body, by, now, reportId }: SendMessage,
): Promise<string> {
  const id = uuidv7();
  await tx.insert(message).values({
    reportId,
    id,
    kind,
    unitId: by.unitId,
    responderId: by.responderId,
    bodySealed: sealText(key, messagePlace(id), body),
    sentAt: now,
  });
  return id;
}

/**
 * What the policy allows, with all that delivering it takes: the report is open now, and will not be then. The slip is handed
 * over anew, so that one of an older key, or none at all, is made good.
 */
async function mailMessage(
  tx: Database,
  { keyring: { worker }, reportId, body, by, now }: SendMessage,
  { work, key, messageId }: { work: Work; key: ReportKey; messageId: string },
): Promise<void> {
  const allowed = work.contactPolicy ?? "silent";
  if (allowed === "silent") return;
  const read = await readOrDamaged(() => readAnswers(tx, key));
  const slip = read.is === "opened" ? slipOf(read.value.answers) : null;
  // Where the answers do not open, the slip of before still tells where a notice goes.
  if (read.is === "opened")
    await handOver(tx, { reportId, worker, what: { slip }, now });
  await queueMail(tx, {
    reportId,
    kind: "message",
    // Without an address to seal them to, no words are left lying.
    policy: quieter(allowed, slip?.policy ?? "notice"),
    messageId,
    ...(slip && {
      sealWords: (mailId) =>
        sealMailWords(worker, { reportId, mailId }, { ...slip, body }),
    }),
    by: by.actor,
    now,
  });
}
