import type { Database } from "#db/client.server.ts";
import { readAnswers } from "../answers/sealed-answers.server.ts";
import { recordEvent } from "../audit/record.server.ts";
import { contactPolicyOf } from "../form/contact-policy.ts";
import { Conflict } from "../refusal.ts";
import {
  changeReport,
  startWork,
  type DeskCommand,
} from "../routing/work.server.ts";
import { requireKey } from "../unit-key/report-key.server.ts";

/**
 * A responder has heard from the reporter, on a line that was known before, that mail may say more again: from now on it
 * does what the newest answers allow.
 * @throws NotFound, Forbidden, Conflict, the last also when no wish waits
 */
export async function confirmContactPolicy(
  db: Database,
  command: DeskCommand,
): Promise<void> {
  const { reportId, by, now } = command;
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "confirm-policy");
    if (work.contactPolicyConfirmed === null)
      throw new Conflict("no wish for other mail waits for you");
    const { answers } = await readAnswers(tx, requireKey(work.key, command.by));
    const policy = contactPolicyOf(answers);
    await changeReport(tx, reportId, {
      contactPolicy: policy,
      contactPolicyConfirmed: null,
    });
    await recordEvent(tx, {
      reportId,
      event: { type: "contact-policy.confirmed", policy },
      actor: by.actor,
      at: now,
    });
  });
}
