import type { Database } from "#db/client.server.ts";
import type { AuditEvent } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import type { Viewer } from "./viewer.ts";

/** What a person did that is about no report: in the chain of their session. */
export function recordAct(
  tx: Database,
  { by, now }: { by: Viewer; now: Date },
  event: AuditEvent,
): Promise<void> {
  const { sessionId, actor } = by;
  return recordEvent(tx, { sessionId, event, actor, at: now });
}
