import { z } from "zod";
import { and, eq, lt } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responderSession } from "#db/schema/index.ts";
import type { ProvenSession } from "../identity/session.server.ts";

/** Minutes without a request of the person's after which a session is over, where the operator says nothing else. */
export const usualIdleMinutes = 60;

/** As the operator sets it: not shorter than it takes to read a report, not longer than a session. */
export const idleMinutesSchema = z.coerce
  .number()
  .int()
  .min(5)
  .max(720)
  .default(usualIdleMinutes);

/** Not each request is a write: what is known of the last one is true to a minute, and never too late. */
const writtenEveryMs = 60_000;

/** Sessions last used after this moment are not idle. */
export function idleSince(now: Date, idleMinutes: number): Date {
  return new Date(now.getTime() - idleMinutes * 60_000);
}

/** The person asked for something just now. */
export async function noteActivity(
  db: Database,
  { id, lastActiveAt }: Pick<ProvenSession, "id" | "lastActiveAt">,
  now: Date,
): Promise<void> {
  if (now.getTime() - lastActiveAt.getTime() < writtenEveryMs) return;
  await db
    .update(responderSession)
    .set({ lastActiveAt: now })
    .where(
      and(eq(responderSession.id, id), lt(responderSession.lastActiveAt, now)),
    );
}
