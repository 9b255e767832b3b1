import { isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  assignment,
  lostCode,
  report,
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

/** What a row of the queue shows. */
export function rowColumns(viewer: Viewer) {
  const due = seesAllReports(viewer) ? report.dueAt : ownDue;
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
    dueAt: sql<Date | null>`${due}`.mapWith(report.dueAt).as("due"),
    dueKind: own.dueKind,
    part: own.part,
    partState: own.state,
    assigneeId: own.assigneeId,
    assigneeName: assignee.name,
    lostCodeAskedAt: lostCodeAskedAt.as("lost_code_asked_at"),
    isUnread: sql<boolean>`${isUnread}`.as("is_unread"),
    hasNews: sql<boolean>`${hasNews}`.as("has_news"),
    units: liveParts.as("units"),
    ...sealedKeyColumns,
    headlineSealed: report.headlineSealed,
  };
}

/**
 * Unread is, to a unit that has a part, what the reporter did since it last looked; to anybody else, a report that
 * nobody has looked at yet.
 */
export const isUnread = sql`(case when ${own.unitId} is null then ${isNull(report.firstOpenedAt)}
  else ${own.openedAt} is null or ${report.reporterActedAt} > ${own.openedAt} end)`;

/** The reporter added or changed something since the unit looked; to a unit that has no part, since any unit looked. */
const hasNews = sql`coalesce(${report.reporterActedAt} > (case when ${own.unitId} is null then (
    select max(${assignment.openedAt}) from ${assignment} where ${assignment.reportId} = ${report.id}
  ) else ${own.openedAt} end), false)`;

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
