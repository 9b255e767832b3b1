import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { message } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
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
import { sealText } from "../vault/seal.server.ts";
import { openWithOperations } from "../vault/wrap.server.ts";
import { queueMail } from "./queue.server.ts";

type SendMessage = DeskCommand & {
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
    const messageId = await insertMessage(tx, work, command);
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
    await queueMail(tx, {
      reportId,
      kind: "message",
      policy: work.contactPolicy ?? "silent",
      messageId,
      by: by.actor,
      now,
    });
    return { messageId };
  });
}

async function insertMessage(
  tx: Database,
  work: Work,
  { keyring, kind, body, by, now, reportId }: SendMessage,
): Promise<string> {
  const id = uuidv7();
  const key = openWithOperations(keyring, work);
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
