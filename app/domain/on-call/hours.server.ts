import { and, desc, eq, isNull, or } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { shiftHours } from "#db/schema/index.ts";
import { Forbidden, NotFound } from "../refusal.ts";
import { worksReports } from "../responder/can.ts";
import { recordAct } from "../responder/record-act.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import type { ShiftHours } from "./shift.ts";

export type HoursOf = "person" | "unit";

/** Of the person, and of their unit; null where nobody said. */
export type KnownHours = Record<HoursOf, ShiftHours | null>;

export async function findHours(
  db: Database,
  { unitId, responderId }: Pick<Viewer, "unitId" | "responderId">,
): Promise<KnownHours> {
  const rows = await db
    .select({
      of: shiftHours.responderId,
      beginsMinute: shiftHours.beginsMinute,
      endsMinute: shiftHours.endsMinute,
    })
    .from(shiftHours)
    .where(
      and(
        eq(shiftHours.unitId, unitId),
        or(
          isNull(shiftHours.responderId),
          eq(shiftHours.responderId, responderId),
        ),
      ),
    )
    .orderBy(desc(shiftHours.id));
  const hoursOf = (whose: string | null) => {
    const row = rows.find(({ of }) => of === whose);
    if (!row) return null;
    const { beginsMinute, endsMinute } = row;
    return { beginsMinute, endsMinute };
  };
  return { person: hoursOf(responderId), unit: hoursOf(null) };
}

/**
 * From when to when the person works, or all of their unit who have no hours of their own; null takes it back.
 * @throws Forbidden of the unit for who does not lead it
 */
export async function setHours(
  db: Database,
  {
    by,
    of,
    hours,
    now,
  }: { by: Viewer; of: HoursOf; hours: ShiftHours | null; now: Date },
): Promise<void> {
  if (!worksReports(by)) throw new NotFound("no such page");
  if (of === "unit" && by.role !== "lead")
    throw new Forbidden("only who leads the unit sets its hours");
  const { unitId } = by;
  const responderId = of === "unit" ? null : by.responderId;
  await db.transaction(async (tx) => {
    if (hours) await keepHours(tx, { by, responderId, hours, now });
    else
      await tx
        .delete(shiftHours)
        .where(
          and(
            eq(shiftHours.unitId, unitId),
            responderId
              ? eq(shiftHours.responderId, responderId)
              : isNull(shiftHours.responderId),
          ),
        );
    const whose = responderId ? { unitId, responderId } : { unitId };
    await recordAct(tx, { by, now }, { type: "shift.set", ...whose });
  });
}

async function keepHours(
  tx: Database,
  {
    by,
    responderId,
    hours,
    now,
  }: {
    by: Viewer;
    responderId: string | null;
    hours: ShiftHours;
    now: Date;
  },
): Promise<void> {
  const { beginsMinute, endsMinute } = hours;
  const set = {
    ...{ beginsMinute, endsMinute },
    ...{ setBy: by.responderId, setAt: now },
  };
  await tx
    .insert(shiftHours)
    .values({ id: uuidv7(), unitId: by.unitId, responderId, ...set })
    .onConflictDoUpdate({
      target: [shiftHours.unitId, shiftHours.responderId],
      set,
    });
}
