import type { Database } from "#db/client.server.ts";
import type { AuditEvent } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import type { Viewer } from "../responder/viewer.ts";

type Read = Omit<Extract<AuditEvent, { type: "queue.read" }>, "type">;

/** Whoever reads headlines of several reports at once leaves one record of it, with how many they were. */
export async function recordQueueRead(
  db: Database,
  { viewer, read, now }: { viewer: Viewer; read: Read; now: Date },
): Promise<void> {
  const { sessionId, actor } = viewer;
  await db.transaction((tx) =>
    recordEvent(tx, {
      ...{ sessionId, actor, at: now },
      event: { type: "queue.read", ...read },
    }),
  );
}
