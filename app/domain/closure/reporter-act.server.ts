import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/report.ts";
import { Conflict } from "../refusal.ts";
import { resumeDues } from "../routing/next-due.server.ts";
import { changeReport } from "../routing/work.server.ts";
import type { Band } from "../vocabulary/triage.ts";
import { nextStatus, statusAllows } from "../vocabulary/lifecycle.ts";
import { reopenIfClosed } from "./reopen.server.ts";
import { reporterOf, type ReporterSession } from "../access/session.server.ts";
import type { ContactPolicy } from "../vocabulary/correspondence.ts";
import type { ReportStatus } from "../vocabulary/report.ts";

/**
 * Locks a sent report for an act of its reporter.
 * @throws Conflict for a draft and for a report that takes nothing more
 */
export async function lockSent(
  tx: Database,
  reportId: string,
  action: "add" | "update",
): Promise<LockedReport> {
  const [row] = await tx
    .select({
      status: report.status,
      band: report.band,
      contactPolicy: report.contactPolicy,
      contactPolicyConfirmed: report.contactPolicyConfirmed,
    })
    .from(report)
    .where(eq(report.id, reportId))
    .for("update");
  const confirmed = row?.contactPolicyConfirmed ?? row?.contactPolicy;
  if (!row?.band || !confirmed || !statusAllows(action, row.status)) {
    throw new Conflict(`this report takes no more: ${action}`);
  }
  return { status: row.status, band: row.band, confirmedPolicy: confirmed };
}

type LockedReport = {
  status: ReportStatus;
  band: Band;
  /** The loudest policy that is not in doubt. */
  confirmedPolicy: ContactPolicy;
};

/** The reporter acted: a closed report reopens, a waiting one goes on, and whoever waited for that owes again. */
export async function markReporterActed(
  tx: Database,
  act: {
    session: ReporterSession;
    status: ReportStatus;
    band: Band;
    now: Date;
    changes?: Partial<typeof report.$inferInsert>;
  },
): Promise<void> {
  const { session, status, band, now, changes } = act;
  const { reportId } = session;
  // The band first: what is owed after a reopening follows it.
  await changeReport(tx, reportId, {
    ...changes,
    reporterActedAt: now,
    status: nextStatus("add", status),
  });
  await reopenIfClosed(tx, { reportId, by: reporterOf(session), now });
  await resumeDues(tx, { reportId, band, now });
}
