import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import type { AuditEvent } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import { sendMessage } from "../correspondence/message.server.ts";
import { WrongChoice } from "../refusal.ts";
import { requireVisible } from "../responder/visible.server.ts";
import { releaseParts } from "../routing/release.server.ts";
import {
  changeReport,
  startWork,
  type DeskCommand,
} from "../routing/work.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { nextStatus } from "../vocabulary/lifecycle.ts";
import type { Outcome } from "../vocabulary/report.ts";

type Ending = {
  act: "close" | "mark-duplicate" | "mark-not-for-us";
  outcome: Outcome;
  /** The report that goes on, of a duplicate. */
  duplicateOf?: string;
  event: AuditEvent;
};

/**
 * A unit ends the work, with words to the reporter: all parts are released, nothing is owed any more.
 * @throws NotFound, Forbidden, Conflict
 */
export async function endReport(
  db: Database,
  command: DeskCommand & { keyring: Keyring; words: string },
  { act, event, ...changes }: Ending,
): Promise<void> {
  const { reportId, by, now, words } = command;
  await db.transaction(async (tx) => {
    const { duplicateOf } = changes;
    if (duplicateOf) await lockInOrder(tx, [reportId, duplicateOf]);
    const { status } = await startWork(tx, command, "close");
    if (duplicateOf) await requireOther(tx, command, duplicateOf);
    // Before the parts are released: only a unit that holds one writes to the reporter.
    const message = { kind: "message", body: words } as const;
    await sendMessage(tx, { ...command, ...message, revision: undefined });
    await releaseParts(tx, { reportId, by: by.responderId, now });
    await changeReport(tx, reportId, {
      ...changes,
      status: nextStatus(act, status),
      closedAt: now,
      dueAt: null,
    });
    await recordEvent(tx, { reportId, event, actor: by.actor, at: now });
  });
}

/** Two people who make each other's report a duplicate would wait for each other. */
async function lockInOrder(tx: Database, reportIds: string[]): Promise<void> {
  await tx
    .select({ id: report.id })
    .from(report)
    .where(inArray(report.id, reportIds))
    .orderBy(asc(report.id))
    .for("update");
}

/** Beside the field in which another report is named. */
export const wrongReference = {
  unseen: "You see no report with this reference: look at it letter by letter",
  own: "This is the report itself: name the other one",
  duplicate: "That report is a duplicate itself: name the one that goes on",
};

/** It must be in this person's sight: else the answer would tell that it exists. */
async function requireOther(
  tx: Database,
  { reportId, by }: DeskCommand,
  otherId: string,
): Promise<void> {
  if (otherId === reportId) {
    throw new WrongChoice("reference", wrongReference.own);
  }
  await requireVisible(tx, { viewer: by, reportId: otherId });
  const [other] = await tx
    .select({ status: report.status })
    .from(report)
    .where(eq(report.id, otherId));
  if (other?.status === "duplicate") {
    throw new WrongChoice("reference", wrongReference.duplicate);
  }
}
