import { and, eq, gt, isNull } from "drizzle-orm";
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
import { Forbidden, NotFound } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { lookupOf, randomToken } from "../vault/lookup.server.ts";
import { managesPeople } from "./can.ts";
import { activeResponder, type ActiveResponder } from "./session.server.ts";
import type { Viewer } from "./viewer.ts";
import type { ResponderRole } from "../vocabulary/responder.ts";

/** Long enough for a weekend. The link is handed over in person or by phone, never by our mail. */
export const invitationHours = 72;

/** An administrator at the desk, or the command that makes the first one. */
export type Inviter = Viewer | { kind: "system"; part: "command" | "setup" };

/** A new person with an invitation to enrol a passkey. @throws Forbidden, NotFound for an unknown unit */
export async function addResponder(
  db: Database,
  person: {
    name: string;
    role: ResponderRole;
    unitId: string;
    by: Inviter;
    keyring: Keyring;
    now: Date;
  },
): Promise<{ responderId: string; token: string }> {
  const { name, role, unitId, by, keyring, now } = person;
  return db.transaction(async (tx) => {
    requireManager(by);
    const [known] = await tx
      .select({ id: unit.id })
      .from(unit)
      .where(eq(unit.id, unitId));
    if (!known) throw new NotFound("no such unit");
    const responderId = uuidv7();
    await tx
      .insert(responder)
      .values({ id: responderId, name, role, unitId, createdAt: now });
    const token = await inviteResponder(tx, { responderId, by, keyring, now });
    return { responderId, token };
  });
}

/**
 * A one-time token to enrol a passkey, also after one was lost: passkeys, sessions and invitations the person had are
 * void from this moment, because a lost key may be in other hands.
 * @throws Forbidden, NotFound
 */
export async function inviteResponder(
  db: Database,
  {
    responderId,
    by,
    keyring,
    now,
  }: { responderId: string; by: Inviter; keyring: Keyring; now: Date },
): Promise<string> {
  requireManager(by);
  const token = randomToken();
  await db.transaction(async (tx) => {
    const person = await activeResponder(tx, responderId);
    const ofPerson = { responderId };
    for (const table of [passkey, responderSession, invitation])
      await tx.delete(table).where(eq(table.responderId, ofPerson.responderId));
    await tx.insert(invitation).values({
      tokenLookup: lookupOf(keyring, "invitation", token),
      responderId,
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

/** Whom an unused, unexpired invitation is for. @throws NotFound */
export async function getInvited(
  db: Database,
  { keyring, token, now }: { keyring: Keyring; token: string; now: Date },
): Promise<ActiveResponder> {
  const [row] = await db
    .select({ responderId: invitation.responderId })
    .from(invitation)
    .where(isUsable(keyring, token, now));
  if (!row) throw new NotFound("no such invitation");
  return activeResponder(db, row.responderId);
}

/** Uses the invitation up, and takes out what it carried. @throws NotFound when another request was first */
export async function claimInvitation(
  tx: Database,
  { keyring, token, now }: { keyring: Keyring; token: string; now: Date },
): Promise<{ unitSeedsSealed: Buffer | null }> {
  const [row] = await tx
    .select({ unitSeedsSealed: invitation.unitSeedsSealed })
    .from(invitation)
    .where(isUsable(keyring, token, now))
    .for("update");
  if (!row) throw new NotFound("no such invitation");
  await tx
    .update(invitation)
    .set({ usedAt: now, unitSeedsSealed: null })
    .where(isUsable(keyring, token, now));
  return row;
}

function isUsable(keyring: Keyring, token: string, now: Date) {
  return and(
    eq(invitation.tokenLookup, lookupOf(keyring, "invitation", token)),
    isNull(invitation.usedAt),
    gt(invitation.expiresAt, now),
  );
}

function requireManager(by: Inviter): void {
  if ("responderId" in by && !managesPeople(by)) {
    throw new Forbidden("only an administrator invites");
  }
}
