import { asc, desc, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import type { Looking } from "#db/replica.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import { Forbidden } from "../refusal.ts";
import { readsWholeHistory } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { actorSchema, pastEventOf } from "../audit/events.ts";
import type { RecordedEvent } from "../audit/list.server.ts";
import { recordEvent } from "../audit/record.server.ts";

export type HistoryEvent = RecordedEvent & { reportId: string | null };
export type HistoryPage = {
  events: HistoryEvent[];
  /** For `?after=`; null on the last page. */
  next: string | null;
};

/** One page of everything recorded, newest first, and the record that it was read. @throws Forbidden */
export async function listHistory(
  db: Database,
  {
    viewer,
    after = null,
    limit = 50,
    looking = (read) => read(db),
    now,
  }: {
    viewer: Viewer;
    after?: string | null;
    limit?: number;
    looking?: Looking;
    now: Date;
  },
): Promise<HistoryPage> {
  if (!readsWholeHistory(viewer)) throw new Forbidden("not an auditor");
  const found = await looking((replica) =>
    listEvents(replica, parseKey(after), limit + 1),
  );
  const events = found
    .slice(0, limit)
    .map(({ type, detail, actor, ...row }) => ({
      ...row,
      actor: actorSchema.parse(actor),
      event: pastEventOf({ type, detail }),
    }));
  await db.transaction((tx) =>
    recordEvent(tx, {
      sessionId: viewer.sessionId,
      event: { type: "history.read", shownCount: events.length },
      actor: viewer.actor,
      at: now,
    }),
  );
  const last = found.length > limit ? events.at(-1) : undefined;
  return { events, next: last ? keyText(last) : null };
}

type Key = { at: Date; subjectId: string; position: number };

function listEvents(db: Database, after: Key | null, limit: number) {
  const { at, subjectId, position } = auditEvent;
  return db
    .select({
      chain: auditEvent.chain,
      subjectId,
      position,
      at,
      reportId: auditEvent.reportId,
      actor: auditEvent.actor,
      type: auditEvent.type,
      detail: auditEvent.detail,
    })
    .from(auditEvent)
    .where(
      after
        ? sql`${at} <= ${after.at.toISOString()}::timestamptz and (${at} < ${after.at.toISOString()}::timestamptz
            or (${subjectId}, ${position}) > (${after.subjectId}, ${after.position}))`
        : undefined,
    )
    .orderBy(desc(at), asc(subjectId), asc(position))
    .limit(limit);
}

function keyText({ at, subjectId, position }: Key): string {
  return [at.getTime(), subjectId, position].join("~");
}

/** Null when the text is no key: then the first page is shown. */
function parseKey(text: string | null): Key | null {
  const match = /^(\d{1,15})~([\da-f-]{36})~(\d{1,9})$/.exec(text ?? "");
  if (!match) return null;
  const [, at, subjectId = "", position] = match;
  return { at: new Date(Number(at)), subjectId, position: Number(position) };
}
