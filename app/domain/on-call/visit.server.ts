import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { dayVisit } from "#db/schema/index.ts";
import type { Visits } from "./shift.ts";

type Visitor = { responderId: string; now: Date };

/** Who was not on the page for so long had left. */
const absentMinutes = 30;

/** Notes that the person is on My day, and tells when they were there before. */
export async function visitDay(
  db: Database,
  { responderId, now }: Visitor,
): Promise<Visits> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [visit] = await db
    .insert(dayVisit)
    .values({ responderId, visitedAt: now })
    .onConflictDoUpdate({
      target: dayVisit.responderId,
      set: {
        visitedAt: now,
        beforeAt: sql`case
          when ${dayVisit.visitedAt} < ${at} - interval '${sql.raw(`${absentMinutes}`)} minutes' then ${dayVisit.visitedAt}
          else ${dayVisit.beforeAt} end`,
      },
    })
    .returning({ beforeAt: dayVisit.beforeAt, seenAt: dayVisit.seenAt });
  return visit ?? { beforeAt: null, seenAt: null };
}

/** All that changed until this moment was seen: of what the page showed, which is why the page says when it was read. */
export async function markSeen(
  db: Database,
  { responderId, seenAt }: { responderId: string; seenAt: Date },
): Promise<void> {
  await db
    .update(dayVisit)
    .set({ seenAt })
    .where(eq(dayVisit.responderId, responderId));
}
