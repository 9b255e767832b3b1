import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responder, unitKeyWanted, unitMember } from "#db/schema/index.ts";
import type { Actor } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { memberRow, printOf } from "./members.server.ts";
import type { KeyHolder } from "./report-key.server.ts";

export type Member = KeyHolder & {
  responderId: string;
  sessionId: string;
  actor: Actor;
};

/**
 * A member of the unit gives a newcomer the unit's keys, after comparing what both screens show. Nobody else can: an
 * administrator who invites people opens nothing by it.
 * @throws NotFound for who is not of the unit; Conflict for a member without keys, and when the newcomer's key was made anew
 * since the page was shown
 */
export async function letIn(
  db: Database,
  {
    by,
    responderId,
    print,
    now,
  }: {
    by: Member;
    responderId: string;
    /** As the page showed it. */
    print: string;
    now: Date;
  },
): Promise<void> {
  const { unitId, keys } = by;
  const newest = keys?.newest;
  if (!keys || !newest) throw new Conflict("you open no key of this unit");
  await db.transaction(async (tx) => {
    const [person] = await tx
      .select({ half: responder.publicHalf })
      .from(responder)
      .where(
        and(
          eq(responder.id, responderId),
          eq(responder.unitId, unitId),
          isNull(responder.deactivatedAt),
        ),
      )
      .for("update");
    if (!person?.half) throw new NotFound("nobody waits to be let in");
    const { half } = person;
    if (printOf(half) !== print)
      throw new Conflict("their key was made anew: compare again");
    const rows = keys.numbers.flatMap((number) => {
      const seed = keys.unitSeed(number);
      const letting = { unitId, number, letInBy: by.responderId, now };
      return seed
        ? [memberRow({ responderId, half }, { ...letting, seed })]
        : [];
    });
    const added = await tx
      .insert(unitMember)
      .values(rows)
      .onConflictDoNothing()
      .returning({ number: unitMember.number });
    if (added.length === 0) return;
    await recordEvent(tx, {
      sessionId: by.sessionId,
      event: {
        type: "unit.joined",
        responderId,
        unitId,
        number: newest.number,
      },
      actor: by.actor,
      at: now,
    });
  });
}

/** The person opens the unit's keys no more, and the unit gets another one. In the transaction that takes them out. */
export async function leaveUnit(
  tx: Database,
  { responderId, now }: { responderId: string; now: Date },
): Promise<void> {
  const left = await tx
    .delete(unitMember)
    .where(eq(unitMember.responderId, responderId))
    .returning({ unitId: unitMember.unitId });
  const unitIds = [...new Set(left.map(({ unitId }) => unitId))];
  if (unitIds.length === 0) return;
  await tx
    .insert(unitKeyWanted)
    .values(unitIds.map((unitId) => ({ unitId, since: now })))
    .onConflictDoNothing();
}
