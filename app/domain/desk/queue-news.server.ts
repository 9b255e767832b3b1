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
 * The newest change of each unread row since this person last opened it. What they never opened is new as a whole. One query,
 * which reads of each report's history the events since then, the newest first, until the first that is told.
 */
export async function listNews(
  db: Database,
  { viewer, rows }: { viewer: Viewer; rows: readonly Looked[] },
): Promise<Map<string, News>> {
  const looked = rows.flatMap(({ reportId, isUnread, lookedAt }) =>
    isUnread && lookedAt ? [{ reportId, lookedAt }] : [],
  );
  if (looked.length === 0) return new Map();
  const ids = looked.map(({ reportId }) => reportId);
  const times = looked.map(({ lookedAt }) => lookedAt.toISOString());
  const { type, at, detail, actor, position } = auditEvent;
  const found = await db
    .select({
      reportId: sql<string>`looked.id`,
      type: sql<keyof typeof newsKinds>`newest.type`,
      at: sql`newest.at`.mapWith(at),
    })
    .from(
      sql`unnest(${sql.param(ids)}::uuid[], ${sql.param(times)}::timestamptz[]) as looked(id, at)
      cross join lateral (
        select ${type}, ${at}
        from ${auditEvent}
        where ${auditEvent.reportId} = looked.id and ${at} > looked.at
          and case when ${type} = 'report.offered' then ${detail} ->> 'unitId' = ${viewer.unitId}
            else ${type} in (${sql.raw(ofReporters)}) and ${actor} ->> 'kind' = 'reporter' end
        order by ${at} desc, ${position} desc
        limit 1
      ) as newest`,
    );
  return new Map(
    found.map(({ reportId, type, at }) => [
      reportId,
      { kind: newsKinds[type], at },
    ]),
  );
}

const ofReporters = Object.keys(newsKinds)
  .filter((type) => type !== "report.offered")
  .map((type) => `'${type}'`)
  .join(", ");
