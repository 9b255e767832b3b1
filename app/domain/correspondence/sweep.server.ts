import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { enqueueAll } from "#db/queue.server.ts";
import { mail } from "#db/schema/index.ts";
import { markFailed } from "./deliver.server.ts";
import { deliveryOf, jobKeyPrefix } from "./queue.server.ts";

/** Each run takes the oldest of each kind; the rest waits for the next, a quarter of an hour later. */
const batch = 100;
/**
 * A job normally starts within a second and ends within the ten minutes of the claim. A mail that has no job after this
 * time has lost it. A mail that was claimed longer ago belongs to a worker that died; the queue itself would wait four
 * hours.
 */
const lostAfterMinutes = 15;
/** The attempts end after 46 hours. A mail that is queued for longer was in its last attempt when the process died. */
const hopelessAfterHours = 72;

type Sweeping = {
  now: Date;
  /** Of a mail that cannot be given up: it waits for the next sweep, and keeps no other from it. */
  onSkipped: (mailId: string, error: unknown) => void;
};

/** Finds mails without a job and asks for them again; those beyond hope are recorded as failed. */
export async function sweepMail(
  db: Database,
  { now, onSkipped }: Sweeping,
): Promise<{ requeuedCount: number; failedCount: number }> {
  const hopelessBefore = new Date(
    now.getTime() - hopelessAfterHours * 3_600_000,
  );
  const lostBefore = new Date(now.getTime() - lostAfterMinutes * 60_000);
  const job = sql`(
    select from graphile_worker.jobs
    where key = ${jobKeyPrefix} || ${mail.id}
      and (locked_at is null or locked_at >= ${lostBefore.toISOString()}::timestamptz)
  )`;
  const queued = (condition: ReturnType<typeof and>) =>
    db
      .select({ reportId: mail.reportId, id: mail.id })
      .from(mail)
      .where(and(eq(mail.state, "queued"), condition))
      .orderBy(asc(mail.queuedAt))
      .limit(batch);

  const hopeless = await queued(lt(mail.queuedAt, hopelessBefore));
  for (const { reportId, id } of hopeless)
    await giveUp(db, { reportId, id, now }).catch((error: unknown) =>
      onSkipped(id, error),
    );
  const lost = await queued(
    and(
      gte(mail.queuedAt, hopelessBefore),
      lt(mail.queuedAt, lostBefore),
      sql`not exists ${job}`,
    ),
  );
  await requeue(db, lost);
  return { requeuedCount: lost.length, failedCount: hopeless.length };
}

type Queued = { reportId: string; id: string };

function giveUp(
  db: Database,
  { reportId, id, now }: Queued & { now: Date },
): Promise<void> {
  return markFailed(db, { reportId, now }, { id }, "gave-up", null);
}

async function requeue(db: Database, lost: readonly Queued[]): Promise<void> {
  if (lost.length === 0) return;
  await enqueueAll(
    db,
    lost.map(({ reportId, id }) => deliveryOf({ reportId, mailId: id })),
  );
}
