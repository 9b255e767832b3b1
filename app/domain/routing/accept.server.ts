import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict } from "../refusal.ts";
import { nextStatus } from "../vocabulary/lifecycle.ts";
import { promisedAt, refreshReportDue } from "./dues.server.ts";
import type { Part } from "./parts.server.ts";
import {
  changeReport,
  startWork,
  type DeskCommand,
  type Work,
} from "./work.server.ts";

/**
 * The unit takes the part it was offered and from now on owes the reporter an answer.
 * @throws NotFound, Forbidden, Conflict when a colleague answered the offer first
 */
export async function acceptReport(
  db: Database,
  command: DeskCommand,
): Promise<void> {
  await db.transaction(async (tx) => {
    const work = await startWork(tx, command, "accept");
    const part = work.own;
    if (!part) throw new Conflict("nothing was offered to this unit");
    await takePart(tx, work, part, command);
    const isPrimary = part.part === "primary";
    const status = isPrimary ? nextStatus("accept", work.status) : work.status;
    await changeReport(tx, work.id, { status });
    await refreshReportDue(tx, work.id);
    await recordEvent(tx, {
      reportId: work.id,
      event: {
        type: "report.accepted",
        assignmentId: part.id,
        unitId: part.unitId,
      },
      actor: command.by.actor,
      at: command.now,
    });
  });
}

async function takePart(
  tx: Database,
  work: Work,
  part: Part,
  { by, now }: DeskCommand,
): Promise<void> {
  // The primary owes the first answer; whoever comes later, the next one.
  const isFirst = part.part === "primary" && work.firstAnsweredAt === null;
  const kind = isFirst ? "first-answer" : "next-update";
  const owed = { kind, band: work.band, from: now, hours: part.hours } as const;
  await tx
    .update(assignment)
    .set({
      state: "accepted",
      answeredAt: now,
      acceptedAt: now,
      answeredBy: by.responderId,
      dueKind: kind,
      dueAt: promisedAt(owed),
    })
    .where(and(eq(assignment.reportId, work.id), eq(assignment.id, part.id)));
}
