import { asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import {
  actorSchema,
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

/** Everything that happened to one report, oldest first. */
export async function listReportEvents(
  db: Database,
  reportId: string,
): Promise<RecordedEvent[]> {
  const rows = await db
    .select({
      chain: auditEvent.chain,
      position: auditEvent.position,
      at: auditEvent.at,
      actor: auditEvent.actor,
      type: auditEvent.type,
      detail: auditEvent.detail,
    })
    .from(auditEvent)
    .where(eq(auditEvent.reportId, reportId))
    .orderBy(
      asc(auditEvent.at),
      asc(auditEvent.chain),
      asc(auditEvent.position),
    );
  return rows.map(({ type, detail, actor, ...row }) => ({
    ...row,
    actor: actorSchema.parse(actor),
    event: pastEventOf({ type, detail }),
  }));
}
