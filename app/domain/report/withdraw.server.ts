import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { forgetWords } from "../correspondence/queue.server.ts";
import { takeBack } from "../hand-over/hand-over.server.ts";
import { NotFound } from "../refusal.ts";
import { releaseParts } from "../routing/release.server.ts";
import { changeReport } from "../routing/work.server.ts";
import { writeMessage } from "./add-message.server.ts";
import { nextStatus } from "../vocabulary/lifecycle.ts";
import { refuseUnlessInScope } from "../vocabulary/code-may.ts";
import { reporterOf, type ReporterSession } from "../access/session.server.ts";
import type { ReportStatus } from "../vocabulary/report.ts";

type Withdrawing = {
  session: Pick<ReporterSession, "reportId" | "accessId" | "scope" | "key">;
  /** To the units, as `readMessageBody` gave it; null: none was given. */
  reason?: string | null;
  now: Date;
};

/**
 * The reporter takes the report back: no unit owes anything any more. What was read stays in the history. Done once, it is
 * done: withdrawing again changes nothing.
 * @throws Forbidden, Conflict once it has ended otherwise
 */
export async function withdrawReport(
  db: Database,
  { session, reason = null, now }: Withdrawing,
): Promise<void> {
  const { reportId } = session;
  refuseUnlessInScope(session, "withdraw");
  await db.transaction(async (tx) => {
    const status = await lockStatus(tx, reportId);
    if (status === "withdrawn") return;
    const next = nextStatus("withdraw", status);
    if (reason !== null) {
      const message = { session, kind: "message", body: reason, now } as const;
      await writeMessage(tx, { ...message, messageId: uuidv7() });
    }
    // Perhaps because of who reads the mail: nothing is left that any could be delivered by.
    await takeBack(tx, { reportId, kinds: ["slip", "times"] });
    await forgetWords(tx, { reportId });
    await releaseParts(tx, { reportId, by: null, now });
    await changeReport(tx, reportId, {
      status: next,
      closedAt: now,
      dueAt: null,
      reporterActedAt: now,
    });
    await recordEvent(tx, {
      reportId,
      event: { type: "report.withdrawn" },
      actor: reporterOf(session),
      at: now,
    });
  });
}

async function lockStatus(
  tx: Database,
  reportId: string,
): Promise<ReportStatus> {
  const [row] = await tx
    .select({ status: report.status })
    .from(report)
    .where(eq(report.id, reportId))
    .for("update");
  if (!row) throw new NotFound("no such report");
  return row.status;
}
