import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import type { Viewer } from "../responder/viewer.ts";

/** What is told in a row as new: the acts of reporters, and that the unit was offered the report. In closed words. */
const newsKinds = {
  "message.sent": "message",
  "report.updated": "answers",
  "evidence.received": "file",
  "lost-code.asked": "lost-code",
  "report.offered": "offer",
} as const;

export type News = {
  kind: (typeof newsKinds)[keyof typeof newsKinds];
  at: Date;
};

type Looked = { reportId: string; isUnread: boolean; lookedAt: Date | null };

/**
 * The newest change of each unread row since this person last opened it: by the place of that look in the report's chain, as the
 * clocks of two processes differ and an act may have waited for the look. What they never opened is new as a whole. One query,
 * which reads of each report's history the events since then, the newest first.
 */
export async function listNews(
  db: Database,
  { viewer, rows }: { viewer: Viewer; rows: readonly Looked[] },
): Promise<Map<string, News>> {
  const ids = rows.flatMap(({ reportId, isUnread, lookedAt }) =>
    isUnread && lookedAt ? [reportId] : [],
  );
  if (ids.length === 0) return new Map();
  const { at } = auditEvent;
  const found = await db
    .select({
      reportId: sql<string>`looked.id`,
      type: sql<keyof typeof newsKinds>`newest.type`,
      at: sql`newest.at`.mapWith(at),
    })
    .from(newestSinceLook(ids, viewer));
  return new Map(
    found.map(({ reportId, type, at }) => [
      reportId,
      { kind: newsKinds[type], at },
    ]),
  );
}

/** Of each report its newest event after the person's last look. */
function newestSinceLook(ids: string[], viewer: Viewer) {
  const { subjectId, type, at, detail, actor, position } = auditEvent;
  return sql`unnest(${sql.param(ids)}::uuid[]) as looked(id)
      cross join lateral (
        select ${position}
        from ${auditEvent}
        where ${subjectId} = looked.id and ${type} = 'report.opened'
          and ${actor} ->> 'id' = ${viewer.responderId}
        order by ${position} desc
        limit 1
      ) as look
      cross join lateral (
        select ${type}, ${at}
        from ${auditEvent}
        where ${subjectId} = looked.id and ${position} > look.position
          and case when ${type} = 'report.offered' then ${detail} ->> 'unitId' = ${viewer.unitId}
            else ${type} in (${sql.raw(ofReporters)}) and ${actor} ->> 'kind' = 'reporter' end
        order by ${position} desc
        limit 1
      ) as newest`;
}

const ofReporters = Object.keys(newsKinds)
  .filter((type) => type !== "report.offered")
  .map((type) => `'${type}'`)
  .join(", ");
