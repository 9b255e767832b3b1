import { and, eq, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { invitation, passkey, responderSession } from "#db/schema/index.ts";
import { changePerson, type ProvenPerson } from "../identity/person.server.ts";
import { worksReports } from "../responder/can.ts";
import { leaveUnit } from "../unit-key/let-in.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { ChangeRow } from "./change-row.server.ts";

/**
 * What a confirmed change does to the person, all of it in the caller's transaction. A deactivation ends every way in, and
 * the keys. A move ends sessions and open invitations, as they were begun for what the person no longer is, and keeps the
 * passkeys: it is the same person. Who leaves a unit, or reads reports no more, opens nothing of it from now on, and the
 * unit gets another key. Who comes back, or comes to a unit, is let in by a member of it.
 */
export async function carryOut(
  tx: Database,
  {
    keyring,
    person,
    change,
    now,
  }: { keyring: Keyring; person: ProvenPerson; change: ChangeRow; now: Date },
): Promise<void> {
  const { responderId, kind } = change;
  // A used one says who invited the person, whom others' lines lead through, and lets nobody in.
  await tx
    .delete(invitation)
    .where(
      and(eq(invitation.responderId, responderId), isNull(invitation.usedAt)),
    );
  if (kind !== "move")
    await tx.delete(passkey).where(eq(passkey.responderId, responderId));
  await changePerson(tx, keyring, person, changesOf(change, now));
  await tx
    .delete(responderSession)
    .where(eq(responderSession.responderId, responderId));
  if (leavesUnit(change)) await leaveUnit(tx, { responderId, now });
}

function changesOf({ kind, toRole, toUnitId }: ChangeRow, now: Date) {
  switch (kind) {
    case "deactivation":
      return { deactivatedAt: now, publicHalf: null };
    case "reactivation":
      return { deactivatedAt: null, publicHalf: null };
    case "move":
      return { role: toRole, unitId: toUnitId };
  }
}

/** Whether the person opens less of the unit afterwards. */
export function leavesUnit({
  kind,
  fromUnitId,
  toRole,
  toUnitId,
}: Pick<ChangeRow, "kind" | "fromUnitId" | "toRole" | "toUnitId">): boolean {
  if (kind === "deactivation") return true;
  return (
    kind === "move" &&
    (fromUnitId !== toUnitId || !worksReports({ role: toRole }))
  );
}
