import { and, eq, exists, sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report, reportKey } from "#db/schema/index.ts";
import { Conflict, Forbidden, NotFound, Stale } from "../refusal.ts";
import { statusAllows } from "../vocabulary/lifecycle.ts";
import {
  can,
  needsKey,
  worksReports,
  type DeskAction,
} from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import type { ReportStatus } from "../vocabulary/report.ts";
import type { Band } from "../vocabulary/triage.ts";
import {
  onKeyOf,
  openReportKey,
  requireKey,
  sealedKeyColumns,
} from "../unit-key/report-key.server.ts";
import { isLive, listParts, type Part } from "./parts.server.ts";

/** What every desk command is given. */
export type DeskCommand = {
  reportId: string;
  by: Viewer;
  now: Date;
  /** The revision the page showed; an older one than the report's is a Conflict. */
  revision?: number;
};

/** A report locked for one command, with what the command decides on, and its key if it opens for the person. */
export type Work = Awaited<ReturnType<typeof lockReport>> & {
  band: Band;
  parts: Part[];
  live: Part[];
  /** The newest part of the acting unit; the triage desk may act without one. */
  own: Part | null;
};

/**
 * Locks the report until the transaction ends, so that of two commands the second sees what the first did.
 * @throws NotFound out of sight, Forbidden for what this person never may, Conflict for what the state does not allow, and
 * for what needs a report to be open that does not open for them yet
 */
export async function startWork(
  tx: Database,
  command: DeskCommand,
  action: DeskAction,
): Promise<Work> {
  const { by, revision } = command;
  const locked = await lockReport(tx, command);
  const parts = await listParts(tx, command.reportId);
  const own = parts.findLast(({ unitId }) => unitId === by.unitId) ?? null;
  if (!mayEver(by, action, own)) {
    throw new Forbidden(`this person may not ${action} this report`);
  }
  const isAllowed = statusAllows(action, locked.status) && can(by, action, own);
  const isStale = revision !== undefined && revision !== locked.revision;
  if (!isAllowed) {
    throw new Conflict(whyNot(action, locked.status, own));
  }
  if (isStale) throw new Stale("it was changed after this page was shown");
  if (needsKey(action)) requireKey(locked.key, by);
  const { band } = locked;
  if (band === null) throw new Error("a sent report has a band");
  return { ...locked, band, parts, live: parts.filter(isLive), own };
}

/** What stands in the way, as the heading of the page that says so. */
function whyNot(
  action: DeskAction,
  status: ReportStatus,
  own: Part | null,
): string {
  if (isEnded(status)) return endWords[status];
  if (action === "reopen") return "this report is open already";
  if (own?.state === "offered")
    return "your unit has not accepted this report yet";
  if (own?.state === "accepted")
    return "this was done already: your unit has accepted the report, and it is open";
  return "your unit has no part in this report now";
}

const endWords = {
  closed: "this report is closed",
  withdrawn: "its reporter withdrew this report",
  duplicate: "this report was closed as a duplicate",
  "not-for-us": "this report was closed as not for us",
} as const satisfies Partial<Record<ReportStatus, string>>;

function isEnded(status: ReportStatus): status is keyof typeof endWords {
  return status in endWords;
}

/** Whether some state of the part would let this person do it: then it is a question of time, not of right. */
function mayEver(by: Viewer, action: DeskAction, own: Part | null): boolean {
  if (own === null) return can(by, action, null);
  const states = ["offered", "accepted", "released"] as const;
  const parts = ["primary", "joint"] as const;
  return states.some((state) =>
    parts.some((part) => can(by, action, { part, state })),
  );
}

/**
 * The same of a report whose part this person gave away a moment ago, so that their unit sees it no longer.
 * @throws NotFound for a report of which they gave no part away, Stale
 */
export async function startGivenAway(
  tx: Database,
  command: DeskCommand,
): Promise<Work> {
  const { by, reportId, revision } = command;
  const given = tx
    .select({ one: sql`1` })
    .from(assignment)
    .where(
      and(
        eq(assignment.reportId, reportId),
        eq(assignment.answeredBy, by.responderId),
        eq(assignment.state, "transferred"),
      ),
    );
  const locked = worksReports(by)
    ? await findLocked(tx, command, exists(given))
    : null;
  if (!locked) throw new NotFound("no such report");
  if (revision !== undefined && revision !== locked.revision)
    throw new Stale("it was changed after this page was shown");
  if (!statusAllows("transfer", locked.status))
    throw new Conflict(whyNot("transfer", locked.status, null));
  const { band } = locked;
  if (band === null) throw new Error("a sent report has a band");
  const parts = await listParts(tx, reportId);
  return { ...locked, band, parts, live: parts.filter(isLive), own: null };
}

async function lockReport(tx: Database, command: DeskCommand) {
  const { reportId, by } = command;
  const locked = await findLocked(tx, command, visibleReports(tx, by));
  if (locked) return locked;
  if (await hadPart(tx, reportId, by)) {
    throw new Conflict("a colleague was first: the unit gave its part away");
  }
  throw new NotFound("no such report");
}

async function findLocked(
  tx: Database,
  { reportId, by }: DeskCommand,
  isReached: SQL,
) {
  const [row] = await tx
    .select({
      id: report.id,
      status: report.status,
      revision: report.revision,
      band: report.band,
      contactPolicy: report.contactPolicy,
      contactPolicyConfirmed: report.contactPolicyConfirmed,
      firstAnsweredAt: report.firstAnsweredAt,
      closedAt: report.closedAt,
      ...sealedKeyColumns,
    })
    .from(report)
    .leftJoin(reportKey, onKeyOf(by, report.id))
    .where(and(eq(report.id, reportId), isReached))
    .for("update", { of: report });
  if (!row) return null;
  const { keyNumber, keySealed, ...locked } = row;
  const key = openReportKey(by, reportId, { keyNumber, keySealed });
  return { ...locked, key };
}

/** Its people knew the report, so they may be told that it is no longer theirs. */
async function hadPart(
  tx: Database,
  reportId: string,
  by: Viewer,
): Promise<boolean> {
  if (!worksReports(by)) return false;
  const parts = await tx
    .select({ id: assignment.id })
    .from(assignment)
    .where(
      and(eq(assignment.reportId, reportId), eq(assignment.unitId, by.unitId)),
    )
    .limit(1);
  return parts.length > 0;
}

/** Changes the report's row and counts the change, so that pages which show the older state are stale. */
export async function changeReport(
  tx: Database,
  reportId: string,
  changes: Partial<typeof report.$inferInsert> = {},
): Promise<void> {
  await tx
    .update(report)
    .set({ ...changes, revision: sql`${report.revision} + 1` })
    .where(eq(report.id, reportId));
}
