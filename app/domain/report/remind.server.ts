import { eq } from "drizzle-orm";
import { enqueueAll, type QueuedJob } from "#db/queue.server.ts";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/report.ts";
import { queueMail } from "../correspondence/queue.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { Answers } from "../form/answers.ts";
import { nextAskAgain } from "../form/ask-again.ts";
import { takeBack } from "../hand-over/hand-over.server.ts";
import { findTimes } from "../hand-over/take.server.ts";
import { openStatuses } from "../vocabulary/report.ts";

/** Writes down when the reporter of a sent report next wants to be asked; a job waits for that time. */
export async function keepAskAgain(
  tx: Database,
  { reportId, answers, now }: { reportId: string; answers: Answers; now: Date },
): Promise<void> {
  await waitUntil(tx, reportId, nextAskAgain(answers, now));
}

async function waitUntil(
  tx: Database,
  reportId: string,
  askAgainAt: Date | null,
): Promise<void> {
  await tx.update(report).set({ askAgainAt }).where(eq(report.id, reportId));
  if (askAgainAt) await enqueueAll(tx, [reminderOf(reportId, askAgainAt)]);
}

export function reminderOf(reportId: string, runAt: Date): QueuedJob {
  const jobKey = `ask-again:${reportId}`;
  return { name: "ask-again", payload: { reportId }, jobKey, runAt };
}

/**
 * It is time to ask again: a mail that says "look at the portal", where the contact policy allows one. Nothing when it was
 * answered meanwhile, when another time was asked for, or when this was done before.
 */
export async function remindReporter(
  db: Database,
  { keyring, reportId, now }: { keyring: Keyring; reportId: string; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx
      .select({
        status: report.status,
        policy: report.contactPolicy,
        askAgainAt: report.askAgainAt,
      })
      .from(report)
      .where(eq(report.id, reportId))
      .for("update");
    if (!row?.askAgainAt || row.askAgainAt > now || !row.policy) return;
    const { status, policy } = row;
    if (openStatuses.some((open) => open === status)) {
      const by = { kind: "system", part: "worker" } as const;
      await queueMail(tx, { reportId, kind: "reminder", policy, by, now });
    }
    await waitForNext(tx, { keyring, reportId, now });
  });
}

/** The answers are not asked: what changed in them changed what was handed over. */
async function waitForNext(
  tx: Database,
  { keyring, reportId, now }: { keyring: Keyring; reportId: string; now: Date },
): Promise<void> {
  const { worker } = keyring;
  const found = await findTimes(tx, { worker, reportId });
  // What does not open is not taken back, as nobody knows what stands in it.
  if (found?.is === "damaged") return waitUntil(tx, reportId, null);
  const times = (found?.value ?? []).map((time) => new Date(time));
  const [next = null, ...later] = times.filter((time) => time > now);
  if (later.length === 0) await takeBack(tx, { reportId, kinds: ["times"] });
  await waitUntil(tx, reportId, next);
}
