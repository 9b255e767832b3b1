import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { lockByName } from "#db/lock.server.ts";
import { handover } from "#db/schema/index.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { recordAct } from "../responder/record-act.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { handOn } from "../routing/hand-on.server.ts";
import { orRefused, reportsOf, type Handed } from "./handover-rows.server.ts";
import { undoSeconds } from "./handover-words.ts";

/** A slow line adds to it. */
const undoMs = (undoSeconds + 5) * 1_000;

/**
 * The colleague has it from here on.
 * @throws NotFound of what was not handed to them, or was taken back
 */
export async function takeOver(
  db: Database,
  { handoverId, by, now }: { handoverId: string; by: Viewer; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx
      .update(handover)
      .set({ takenAt: now })
      .where(
        and(
          eq(handover.id, handoverId),
          eq(handover.unitId, by.unitId),
          eq(handover.toId, by.responderId),
          isNull(handover.takenAt),
          isNull(handover.undoneAt),
        ),
      )
      .returning({ id: handover.id });
    if (rows.length === 0) throw new NotFound("no such handover");
    await recordAct(tx, { by, now }, { type: "handover.taken", handoverId });
  });
}

type Undoing = { handoverId: string; by: Viewer; now: Date };

/**
 * Taken back at once: the reports come back, as far as the colleague still has them; notes that were written with them stay.
 * @throws NotFound of another's, Conflict when it is too late or was taken over
 */
export async function undoHandover(
  db: Database,
  undoing: Undoing,
): Promise<Handed[]> {
  const { handoverId, by, now } = undoing;
  return db.transaction(async (tx) => {
    await lockByName(tx, `handover ${handoverId}`);
    const { toId } = await lockUndoable(tx, undoing);
    const done: Handed[] = [];
    for (const reportId of await reportsOf(tx, handoverId))
      done.push(await takeBack(tx, { ...undoing, reportId, toId }));
    await tx
      .update(handover)
      .set({ undoneAt: now })
      .where(eq(handover.id, handoverId));
    const count = done.filter(({ is }) => is === "done").length;
    const event = { type: "handover.undone", handoverId, count } as const;
    await recordAct(tx, { by, now }, event);
    return done;
  });
}

async function lockUndoable(
  tx: Database,
  { handoverId, by, now }: Undoing,
): Promise<{ toId: string }> {
  const [row] = await tx
    .select()
    .from(handover)
    .where(
      and(
        eq(handover.id, handoverId),
        eq(handover.fromId, by.responderId),
        eq(handover.unitId, by.unitId),
      ),
    )
    .for("update");
  const toId = row?.toId;
  if (!row || !toId) throw new NotFound("no such handover");
  if (row.takenAt) throw new Conflict("your colleague took it over already");
  if (row.undoneAt || now.getTime() - row.madeAt.getTime() > undoMs)
    throw new Conflict("that was taken back already, or longer ago");
  return { toId };
}

/** One report, in a savepoint: what was refused left nothing. */
function takeBack(
  tx: Database,
  {
    handoverId,
    by,
    now,
    reportId,
    toId: fromId,
  }: Undoing & { reportId: string; toId: string },
): Promise<Handed> {
  const back = { type: "report.handed-back", handoverId, fromId } as const;
  return orRefused(reportId, () =>
    tx.transaction((inner) =>
      handOn(inner, { reportId, by, now, ...back, toId: by.responderId }),
    ),
  );
}
