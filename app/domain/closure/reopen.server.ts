import type { Database } from "#db/client.server.ts";
import { eq } from "drizzle-orm";
import { report } from "#db/schema/index.ts";
import type { Actor } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import { writeNote } from "../correspondence/note.server.ts";
import { NotFound } from "../refusal.ts";
import { refreshReportDue } from "../routing/dues.server.ts";
import { reviveParts } from "../routing/release.server.ts";
import {
  changeReport,
  startWork,
  type DeskCommand,
} from "../routing/work.server.ts";
import { nextStatus } from "../vocabulary/lifecycle.ts";
import type { ReportStatus } from "../vocabulary/report.ts";
import type { Band } from "../vocabulary/triage.ts";

/**
 * The work goes on with the units that had the report when it ended. The reason is kept as a note.
 * @throws NotFound, Forbidden, Conflict
 */
export async function reopenReport(
  db: Database,
  command: DeskCommand & { reason: string },
): Promise<void> {
  const { reportId, by, now, reason } = command;
  await db.transaction(async (tx) => {
    const { band, closedAt, status } = await startWork(tx, command, "reopen");
    const reopening = { reportId, status, band, closedAt, by: by.actor, now };
    await reopen(tx, { ...reopening, withOffers: true });
    await writeNote(tx, { ...command, body: reason, revision: undefined });
  });
}

/**
 * Whatever its reporter adds opens a closed report again; an open one stays as it is. Locks the report. In the caller's
 * transaction; true if it was closed.
 */
export async function reopenIfClosed(
  tx: Database,
  { reportId, by, now }: { reportId: string; by: Actor; now: Date },
): Promise<boolean> {
  const [row] = await tx
    .select({
      status: report.status,
      band: report.band,
      closedAt: report.closedAt,
    })
    .from(report)
    .where(eq(report.id, reportId))
    .for("update");
  if (!row) throw new NotFound("no such report");
  const { status, band, closedAt } = row;
  if (status !== "closed" || band === null) return false;
  const reopening = { reportId, status, band, closedAt, by, now };
  await reopen(tx, { ...reopening, withOffers: false });
  return true;
}

type Reopening = {
  reportId: string;
  status: ReportStatus;
  band: Band;
  closedAt: Date | null;
  by: Actor;
  withOffers: boolean;
  now: Date;
};

async function reopen(
  tx: Database,
  { reportId, status, band, closedAt, by, withOffers, now }: Reopening,
): Promise<void> {
  const endedAt = closedAt ?? now;
  const reviving = { reportId, endedAt, band, withOffers, now };
  const { wasAccepted } = await reviveParts(tx, reviving);
  const act = wasAccepted ? "reopen" : "reopen-unaccepted";
  await changeReport(tx, reportId, {
    status: nextStatus(act, status),
    outcome: null,
    closedAt: null,
    duplicateOf: null,
  });
  await refreshReportDue(tx, reportId);
  await recordEvent(tx, {
    reportId,
    event: { type: "report.reopened" },
    actor: by,
    at: now,
  });
}
