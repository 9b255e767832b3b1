import { and, eq, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  assignment,
  lostCode,
  report,
  reportLook,
  responder,
  unit,
} from "#db/schema/index.ts";
import { seesAllReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { sealedKeyColumns } from "../unit-key/report-key.server.ts";
import type { AssignmentPart, AssignmentState } from "../vocabulary/routing.ts";

/** The viewer's unit's own live part, and who works it: joined by whoever lists. */
export const own = alias(assignment, "own");
export const assignee = alias(responder, "assignee");

/** What the viewer's unit owes; of a report in which it has no live part, what is owed by whoever has. */
const ownDue = sql`case when ${own.unitId} is null then ${report.dueAt} else ${own.dueAt} end`;

export function dueOf(viewer: Viewer): SQL {
  return seesAllReports(viewer) ? sql`${report.dueAt}` : ownDue;
}

/** What a row of the queue shows. */
export function rowColumns(viewer: Viewer) {
  return {
    reportId: report.id,
    reference: report.reference,
    status: report.status,
    path: report.path,
    band: report.band,
    score: report.score,
    sector: report.sector,
    country: report.country,
    state: report.state,
    flags: report.flags,
    submittedAt: report.submittedAt,
    reporterActedAt: report.reporterActedAt,
    firstOpenedAt: report.firstOpenedAt,
    outcome: report.outcome,
    dueAt: sql<Date | null>`${dueOf(viewer)}`.mapWith(report.dueAt).as("due"),
    dueKind: own.dueKind,
    part: own.part,
    partState: own.state,
    assigneeId: own.assigneeId,
    assigneeName: assignee.name,
    lostCodeAskedAt: lostCodeAskedAt.as("lost_code_asked_at"),
    isUnread: sql<boolean>`${isUnread}`.as("is_unread"),
    lookedAt: reportLook.openedAt,
    units: liveParts.as("units"),
    ...sealedKeyColumns,
    headlineSealed: report.headlineSealed,
  };
}

/**
 * To each person by themselves: they never opened it, or since they last did the reporter added or changed something, or
 * their unit was offered it: what stands there now is not what they saw. Joined by `isLookOf`.
 */
export const isUnread = sql`(${reportLook.openedAt} is null
  or (${report.reporterActedAt} is not null and ${report.reporterActedAt} is distinct from ${reportLook.seenActedAt})
  or (${own.offeredAt} is not null and ${own.offeredAt} is distinct from ${reportLook.seenOfferedAt}))`;

/** The person's last look: there is one at most. */
export function isLookOf({ responderId }: Viewer): SQL | undefined {
  return and(
    eq(reportLook.reportId, report.id),
    eq(reportLook.responderId, responderId),
  );
}

/** When the oldest request for a new access code was made that waits; null when none does. */
const lostCodeAskedAt = sql<Date | null>`(
  select min(${lostCode.askedAt})
  from ${lostCode}
  where ${lostCode.reportId} = ${report.id} and ${lostCode.state} in ('asked', 'called')
)`.mapWith(report.submittedAt);

type LivePart = {
  unitId: string;
  unitName: string;
  part: AssignmentPart;
  state: AssignmentState;
  assigneeName: string | null;
};

/** All live parts of the report, the primary first. */
const liveParts = sql<LivePart[]>`(
  select coalesce(json_agg(json_build_object(
    'unitId', ${assignment.unitId}, 'unitName', ${unit.name},
    'part', ${assignment.part}, 'state', ${assignment.state}, 'assigneeName', ${responder.name}
  ) order by ${assignment.part}, ${unit.name}), '[]')
  from ${assignment}
  join ${unit} on ${unit.id} = ${assignment.unitId}
  left join ${responder} on ${responder.id} = ${assignment.assigneeId}
  where ${assignment.reportId} = ${report.id} and ${assignment.state} in ('offered', 'accepted')
)`;
