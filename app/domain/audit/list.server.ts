import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import {
  actorSchema,
  newestEventCount,
  pastEventOf,
  type Actor,
  type PastEvent,
} from "./events.ts";

export type RecordedEvent = {
  chain: string;
  position: number;
  at: Date;
  actor: Actor;
  event: PastEvent;
};

/** What happened to one report, oldest first: the newest `newestEventCount` events. */
export async function listReportEvents(
  db: Database,
  reportId: string,
): Promise<RecordedEvent[]> {
  const rows = await db
    .select(columns)
    .from(auditEvent)
    .where(eq(auditEvent.reportId, reportId))
    .orderBy(desc(at), desc(subjectId), desc(position))
    .limit(newestEventCount);
  return rows.reverse().map(recordedOf);
}

/**
 * All that happened to one report, oldest first, but of its openings only the first of each unit and role: the desk opens
 * a report hundreds of times, and its reporter is told of the first look alone.
 */
export async function listWithoutRepeatedOpenings(
  db: Database,
  reportId: string,
): Promise<RecordedEvent[]> {
  const rows = await db
    .select(columns)
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.reportId, reportId),
        sql`(${auditEvent.type} <> 'report.opened' or (${subjectId}, ${position}) in (
          select opened.subject_id, min(opened.position)
          from ${auditEvent} as opened
          where opened.report_id = ${reportId} and opened.type = 'report.opened'
          group by opened.subject_id, opened.detail ->> 'unitId', opened.actor ->> 'role'
        ))`,
      ),
    )
    .orderBy(asc(at), asc(subjectId), asc(position));
  return rows.map(recordedOf);
}

const { subjectId, position, at } = auditEvent;
const columns = {
  chain: auditEvent.chain,
  position,
  at,
  actor: auditEvent.actor,
  type: auditEvent.type,
  detail: auditEvent.detail,
};

type Row = {
  [Name in keyof typeof columns]: (typeof columns)[Name]["_"]["data"];
};

function recordedOf({ type, detail, actor, ...row }: Row): RecordedEvent {
  return {
    ...row,
    actor: actorSchema.parse(actor),
    event: pastEventOf({ type, detail }),
  };
}
