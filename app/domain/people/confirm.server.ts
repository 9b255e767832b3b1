import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { personChange } from "#db/schema/index.ts";
import type { AuditEvent } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import type { ProvenPerson } from "../identity/person.server.ts";
import { Conflict, Forbidden, NotFound } from "../refusal.ts";
import { managesPeople } from "../responder/can.ts";
import { requireTouch, type Touch } from "../responder/touch.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { carryOut } from "./carry-out.server.ts";
import {
  decideChange,
  readChanges,
  type ChangeRow,
} from "./change-row.server.ts";
import { mayAsk } from "./may-change.ts";
import { comeFromOneHand } from "./one-hand.server.ts";
import { lockPeople } from "./person-row.server.ts";

type DecideChange = {
  by: Viewer;
  responderId: string;
  changeId: string;
  keyring: Keyring;
  now: Date;
};

/**
 * A second person confirms, and it is done: person, sessions, passkeys, invitations, keys and history change together.
 * @throws NotFound for a request that is not there; Forbidden for who is no administrator, and without a fresh touch; Conflict
 * for who asked for it, or whom it is about, for one who comes from the same hand as who asked, for a request that is over, and
 * where the person, or who asked, is not any more what they were
 */
export async function confirmChange(
  db: Database,
  deciding: DecideChange & { touch: Touch | null },
): Promise<void> {
  const { by, touch, changeId, keyring, now } = deciding;
  if (!managesPeople(by)) throw new Forbidden("only an administrator confirms");
  requireTouch(touch, by, { verb: "confirm-change", about: changeId }, now);
  await db.transaction(async (tx) => {
    const change = await lockWaiting(tx, deciding);
    const { responderId, askedBy } = change;
    if (askedBy === by.responderId)
      throw new Conflict("somebody other than who asked has to confirm");
    if (responderId === by.responderId)
      throw new Conflict("nobody confirms a change of themselves");
    const people = await lockPeople(tx, keyring, {
      aboutId: responderId,
      ids: [askedBy, by.responderId],
    });
    requireSecond(people, by);
    const person = requireUnchanged(people, change);
    if (await comeFromOneHand(tx, keyring, askedBy, by.responderId))
      throw new Conflict(
        "you and who asked were invited by the same person, or one of you by the other: that counts as one hand",
      );
    await carryOut(tx, { keyring, person, change, now });
    await decide(tx, deciding, change, "confirmed");
  });
}

/**
 * It is not to be: by an administrator whom it is not about, or taken back by who asked. Changes nothing of the person.
 * @throws NotFound, Forbidden, Conflict for one that is over
 */
export async function refuseChange(
  db: Database,
  deciding: DecideChange,
): Promise<void> {
  const { by } = deciding;
  await db.transaction(async (tx) => {
    const change = await lockWaiting(tx, deciding);
    const isAbout = change.responderId === by.responderId;
    const mayRefuse = managesPeople(by) && !isAbout;
    if (!mayRefuse && change.askedBy !== by.responderId)
      throw new Forbidden("not theirs to refuse");
    await decide(tx, deciding, change, "refused");
  });
}

async function lockWaiting(
  tx: Database,
  { changeId, responderId, keyring, now }: DecideChange,
): Promise<ChangeRow> {
  const byId = eq(personChange.id, changeId);
  const [change] = await readChanges(tx, keyring, byId, { isLocked: true });
  if (!change || change.responderId !== responderId)
    throw new NotFound("nothing of the kind was asked for");
  if (change.state !== "asked")
    throw new Conflict("somebody else decided it just now");
  if (change.expiresAt <= now)
    throw new Conflict("nobody confirmed it in time: ask for it again");
  return change;
}

/** The session was found before the rows were locked: meanwhile another confirmation may have been about this very person. */
function requireSecond(people: ProvenPerson[], by: Viewer): void {
  const self = people.find(({ id }) => id === by.responderId);
  if (!self || self.deactivatedAt || self.role !== "administrator")
    throw new Forbidden("no administrator any more");
}

function requireUnchanged(
  people: ProvenPerson[],
  change: ChangeRow,
): ProvenPerson {
  const person = people.find(({ id }) => id === change.responderId);
  const asker = people.find(({ id }) => id === change.askedBy);
  if (!person || !isAsItWas(person, change))
    throw new Conflict("this person was changed since it was asked for");
  if (!asker || !mayStillAsk(asker, person, change))
    throw new Conflict("who asked for it could not ask for it any more");
  return person;
}

function isAsItWas(person: ProvenPerson, change: ChangeRow): boolean {
  const isActive = person.deactivatedAt === null;
  return (
    person.role === change.fromRole &&
    person.unitId === change.fromUnitId &&
    isActive === (change.kind !== "reactivation")
  );
}

export function mayStillAsk(
  asker: ProvenPerson,
  person: ProvenPerson,
  { kind }: Pick<ChangeRow, "kind">,
): boolean {
  return asker.deactivatedAt === null && mayAsk(asker, person, kind);
}

async function decide(
  tx: Database,
  { by, keyring, now }: DecideChange,
  change: ChangeRow,
  state: "confirmed" | "refused",
): Promise<void> {
  const decision = { state, decidedBy: by.responderId, decidedAt: now };
  if (!(await decideChange(tx, keyring, change, decision)))
    throw new Conflict("somebody else decided it just now");
  await recordEvent(tx, {
    sessionId: by.sessionId,
    event: eventOf(change, state),
    actor: by.actor,
    at: now,
  });
}

function eventOf(
  change: ChangeRow,
  state: "confirmed" | "refused",
): AuditEvent {
  const { id: changeId, responderId, kind, reason, askedBy } = change;
  if (state === "refused")
    return { type: "responder.change-refused", changeId, responderId, kind };
  const about = { changeId, responderId, askedBy, reason };
  switch (kind) {
    case "deactivation":
      return { type: "responder.deactivated", ...about };
    case "reactivation":
      return { type: "responder.reactivated", ...about };
    case "move":
      return {
        ...{ type: "responder.moved", ...about },
        ...{ role: change.toRole, unitId: change.toUnitId },
      };
  }
}
