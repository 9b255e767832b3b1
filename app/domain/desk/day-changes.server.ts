import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import {
  actorSchema,
  pastEventOf,
  type Actor,
  type AuditEvent,
  type PastEvent,
} from "../audit/events.ts";
import type { Viewer } from "../responder/viewer.ts";

/** What is told as a change. Reads, deliveries and what follows from something else are not. */
const toldTypes = [
  ...["report.submitted", "report.updated", "report.scored", "report.offered"],
  ...["severity.confirmed", "severity.changed"],
  ...["report.accepted", "report.refused", "report.transferred"],
  ...["report.assigned", "report.handed-over", "report.handed-back"],
  ...["report.assignment-undone", "report.transfer-undone"],
  ...["report.closed", "report.duplicated", "report.signposted"],
  ...["report.reopened", "report.withdrawn"],
  ...["message.sent", "question.answered", "question.reopened"],
  ...["contact-policy.confirmed", "note.written"],
  ...["evidence.received", "evidence.removed", "mail.failed"],
  ...["lost-code.asked", "lost-code.called", "lost-code.approved"],
  ...["lost-code.refused", "lost-code.stopped"],
] as const satisfies AuditEvent["type"][];

type Change = { at: Date; actor: Actor; event: PastEvent };
export type Changed = { reportId: string; changes: Change[] };

/** Of each report; what came before these is in its timeline. */
const changesMost = 6;
/** What others did in these reports since this moment, by report, the newest first. The caller has seen that they are visible. */
export async function listChanged(
  db: Database,
  {
    viewer,
    reportIds,
    since,
  }: { viewer: Viewer; reportIds: readonly string[]; since: Date },
): Promise<Changed[]> {
  if (reportIds.length === 0) return [];
  const { type, at, detail, actor, position } = auditEvent;
  const rows = await db
    .select({
      reportId: sql<string>`asked.id`,
      type: sql<string>`newest.type`,
      at: sql<Date>`newest.at`.mapWith(at),
      actor: sql`newest.actor`,
      detail: sql`newest.detail`,
    })
    .from(
      sql`unnest(${sql.param([...reportIds])}::uuid[]) as asked(id)
      cross join lateral (
        select ${type}, ${at}, ${actor}, ${detail}, ${position}
        from ${auditEvent}
        where ${auditEvent.reportId} = asked.id and ${at} > ${since.toISOString()}::timestamptz
          and ${type} = any (${sql.param([...toldTypes])}::text[])
          and ${actor} ->> 'id' is distinct from ${viewer.responderId}
        order by ${at} desc, ${position} desc
        limit ${changesMost}
      ) as newest`,
    )
    .orderBy(sql`newest.at desc`, sql`newest.position desc`);
  return byReport(
    rows.map(({ actor, type, detail, ...row }) => ({
      ...row,
      actor: actorSchema.parse(actor),
      event: pastEventOf({ type, detail }),
    })),
  );
}

function byReport(rows: readonly (Change & { reportId: string })[]): Changed[] {
  const reports = new Map<string, Change[]>();
  for (const { reportId, ...change } of rows)
    reports.set(reportId, [...(reports.get(reportId) ?? []), change]);
  return [...reports].map(([reportId, changes]) => ({ reportId, changes }));
}
