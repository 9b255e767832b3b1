import { and, eq, max, notInArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import { lookTypes } from "./looks.ts";

/** The place in a report's chain of the newest act; to look at it is none. 0 where nothing happened yet. */
export async function findActPosition(
  db: Database,
  reportId: string,
): Promise<number> {
  const [row] = await db
    .select({ newest: max(auditEvent.position) })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectId, reportId),
        notInArray(auditEvent.type, [...lookTypes]),
      ),
    );
  return row?.newest ?? 0;
}
