import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { unitKeyWanted, unitMember } from "#db/schema/index.ts";
import type { Actor } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict, NotFound } from "../refusal.ts";
import { findPerson } from "../identity/person.server.ts";
import type { PublicHalf } from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { workingRoles } from "../vocabulary/responder.ts";
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
 * @throws NotFound for who is not of the unit, or works no reports; Conflict for a member without keys, and when the newcomer's key was made anew
 * since the page was shown
 */
export async function letIn(
  db: Database,
  {
    keyring,
    by,
    responderId,
    print,
    now,
  }: {
    keyring: Keyring;
    by: Member;
    responderId: string;
    /** As the page showed it. */
    print: string;
    now: Date;
  },
): Promise<void> {
  const newest = by.keys?.newest;
  if (!newest) throw new Conflict("you open no key of this unit");
  await db.transaction(async (tx) => {
    const asked = { keyring, responderId, unitId: by.unitId };
    const half = await halfOf(tx, asked);
    if (printOf(half) !== print)
      throw new Conflict("their key was made anew: compare again");
    const added = await tx
      .insert(unitMember)
      .values(rowsFor({ responderId, half }, by, now))
      .onConflictDoNothing()
      .returning({ number: unitMember.number });
    if (added.length === 0) return;
    const { number } = newest;
    await recordEvent(tx, {
      sessionId: by.sessionId,
      event: { type: "unit.joined", responderId, unitId: by.unitId, number },
      actor: by.actor,
      at: now,
    });
  });
}

/** Of a newcomer to this unit, whose row is locked until the transaction ends. */
async function halfOf(
  tx: Database,
  {
    unitId,
    ...asked
  }: { keyring: Keyring; responderId: string; unitId: string },
): Promise<PublicHalf> {
  const person = await findPerson(tx, { ...asked, lock: true });
  const isWorking = workingRoles.some((role) => role === person?.role);
  if (person?.unitId !== unitId || !isWorking || !person.publicHalf)
    throw new NotFound("nobody waits to be let in");
  return person.publicHalf;
}

/** Every key of the unit that the member opens, the older ones for the reports that lie under them. */
function rowsFor(
  newcomer: { responderId: string; half: PublicHalf },
  { unitId, keys, responderId: letInBy }: Member,
  now: Date,
) {
  return (keys?.numbers ?? []).flatMap((number) => {
    const seed = keys?.unitSeed(number);
    const letting = { unitId, number, letInBy, now };
    return seed ? [memberRow(newcomer, { ...letting, seed })] : [];
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
