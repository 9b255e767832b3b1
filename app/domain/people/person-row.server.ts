import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { invitation, responder } from "#db/schema/index.ts";
import { provenPeople, type ProvenPerson } from "../identity/person.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";

/** People by id, also deactivated ones. */
export async function readPeople(
  db: Database,
  keyring: Keyring,
  ids: readonly string[],
): Promise<ProvenPerson[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(responder)
    .where(inArray(responder.id, [...ids]));
  return provenPeople(keyring, rows);
}

/**
 * The same, locked until the transaction ends: first the invitations of the one whom it is about, as enrolling locks them
 * first, then the people in the order of their ids, so that two confirmations at once wait for each other.
 */
export async function lockPeople(
  tx: Database,
  keyring: Keyring,
  { aboutId, ids = [] }: { aboutId: string; ids?: readonly string[] },
): Promise<ProvenPerson[]> {
  await tx
    .select({ id: invitation.responderId })
    .from(invitation)
    .where(eq(invitation.responderId, aboutId))
    .for("update");
  const rows = await tx
    .select()
    .from(responder)
    .where(inArray(responder.id, [aboutId, ...ids]))
    .orderBy(asc(responder.id))
    .for("update");
  return provenPeople(keyring, rows);
}

/** How many administrators there are beside this person. */
export async function countOtherAdministrators(
  db: Database,
  keyring: Keyring,
  responderId: string,
): Promise<number> {
  const rows = await db
    .select()
    .from(responder)
    .where(
      and(
        eq(responder.role, "administrator"),
        isNull(responder.deactivatedAt),
        ne(responder.id, responderId),
      ),
    );
  return provenPeople(keyring, rows).length;
}
