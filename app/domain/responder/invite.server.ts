import { and, eq, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import {
  invitation,
  passkey,
  responder,
  responderSession,
  unit,
} from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import {
  changeInvitation,
  findInvitation,
  insertInvitation,
  type ProvenInvitation,
} from "../identity/invitation.server.ts";
import {
  getPerson,
  personRows,
  type ProvenPerson,
} from "../identity/person.server.ts";
import { Conflict, Forbidden, NotFound } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf, randomToken } from "../vault/lookup.server.ts";
import { managesPeople } from "./can.ts";
import { requireTouch, type Touch } from "./touch.server.ts";
import type { TouchAct } from "./touch-act.ts";
import type { Viewer } from "./viewer.ts";
import type { ResponderRole } from "../vocabulary/responder.ts";

/** Long enough for a weekend. The link is handed over in person or by phone, never by our mail. */
export const invitationHours = 72;

/** An administrator at the desk, or the command that makes the first one. */
export type Inviter = Viewer | { kind: "system"; part: "command" | "setup" };

/**
 * A new person with an invitation to enrol a passkey.
 * @throws Forbidden, also for an administrator without a fresh touch; NotFound for an unknown unit
 */
export async function addResponder(
  db: Database,
  person: {
    name: string;
    role: ResponderRole;
    unitId: string;
    by: Inviter;
    /** Of an administrator's passkey, for this; a command gives none. */
    touch?: Touch | null;
    keyring: Keyring;
    now: Date;
  },
): Promise<{ responderId: string; token: string }> {
  const { name, role, unitId, by, touch, keyring, now } = person;
  requireManager(by, { verb: "invite", about: "" }, touch, now);
  return db.transaction(async (tx) => {
    const [known] = await tx
      .select({ id: unit.id })
      .from(unit)
      .where(eq(unit.id, unitId));
    if (!known) throw new NotFound("no such unit");
    const responderId = uuidv7();
    const made = { id: responderId, name, role, unitId, createdAt: now };
    await tx
      .insert(responder)
      .values(personRows(keyring, [{ ...made, isDemonstration: false }]));
    const token = await makeInvitation(tx, { responderId, by, keyring, now });
    return { responderId, token };
  });
}

type Inviting = {
  responderId: string;
  by: Inviter;
  keyring: Keyring;
  now: Date;
};

/**
 * A one-time token to enrol a passkey, also after one was lost: passkeys, sessions and invitations the person had are
 * void from this moment, because a lost key may be in other hands.
 * @throws Forbidden, also for an administrator without a fresh touch; Conflict for oneself; NotFound
 */
export async function inviteResponder(
  db: Database,
  { touch, ...inviting }: Inviting & { touch?: Touch | null },
): Promise<string> {
  const { by, responderId: about, now } = inviting;
  requireManager(by, { verb: "invite-again", about }, touch, now);
  if ("responderId" in by && by.responderId === about)
    throw new Conflict("another administrator invites you anew");
  return makeInvitation(db, inviting);
}

async function makeInvitation(
  db: Database,
  { responderId, by, keyring, now }: Inviting,
): Promise<string> {
  const token = randomToken();
  await db.transaction(async (tx) => {
    const person = await lockInvited(tx, { keyring, responderId });
    for (const table of [passkey, responderSession])
      await tx.delete(table).where(eq(table.responderId, responderId));
    // Those that were used say who invited whom, and let nobody in.
    await tx.delete(invitation).where(unusedOf(responderId));
    await insertInvitation(tx, keyring, {
      tokenLookup: lookupOf(keyring, "invitation", token),
      responderId,
      unitSeedsSealed: null,
      invitedBy: "responderId" in by ? by.responderId : null,
      createdAt: now,
      expiresAt: new Date(now.getTime() + invitationHours * 3_600_000),
    });
    await recordEvent(tx, {
      sessionId: "sessionId" in by ? by.sessionId : undefined,
      event: {
        type: "responder.invited",
        responderId,
        role: person.role,
        unitId: person.unitId,
      },
      actor: "actor" in by ? by.actor : by,
      at: now,
    });
  });
  return token;
}

/**
 * In the order in which enrolling and adding a passkey lock: whoever does either at this moment is waited for, and what they
 * made is then void too.
 */
async function lockInvited(
  tx: Database,
  asked: { keyring: Keyring; responderId: string },
): Promise<ProvenPerson> {
  await tx
    .select({ id: invitation.responderId })
    .from(invitation)
    .where(unusedOf(asked.responderId))
    .for("update");
  return getPerson(tx, { ...asked, lock: true });
}

function unusedOf(responderId: string) {
  return and(
    eq(invitation.responderId, responderId),
    isNull(invitation.usedAt),
  );
}

/** Whom an unused, unexpired invitation is for. @throws NotFound */
export async function getInvited(
  db: Database,
  { keyring, token, now }: { keyring: Keyring; token: string; now: Date },
): Promise<{ person: ProvenPerson; invited: ProvenInvitation }> {
  const invited = await findInvitation(db, { keyring, token, now });
  if (!invited) throw new NotFound("no such invitation");
  const { responderId } = invited;
  const person = await getPerson(db, { keyring, responderId });
  return { person, invited };
}

/** Uses the invitation up, and takes out what it carried. @throws NotFound when another request was first */
export function claimInvitation(
  tx: Database,
  {
    keyring,
    invited,
    now,
  }: { keyring: Keyring; invited: ProvenInvitation; now: Date },
): Promise<void> {
  const used = { usedAt: now, unitSeedsSealed: null };
  return changeInvitation(tx, keyring, invited, used);
}

function requireManager(
  by: Inviter,
  act: TouchAct,
  touch: Touch | null | undefined,
  now: Date,
): void {
  if (!("responderId" in by)) return;
  if (!managesPeople(by)) throw new Forbidden("only an administrator invites");
  requireTouch(touch ?? null, by, act, now);
}
