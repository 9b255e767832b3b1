import { and, asc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { invitation, responder } from "#db/schema/index.ts";

export type PersonRow = Awaited<ReturnType<typeof readPeopleRows>>[number];

/** People by id, also deactivated ones. */
export function readPeopleRows(db: Database, ids: readonly string[]) {
  return db
    .select(columns)
    .from(responder)
    .where(inArray(responder.id, [...ids]));
}

/**
 * The same, locked until the transaction ends: first the invitations of the one whom it is about, as enrolling locks them
 * first, then the people in the order of their ids, so that two confirmations at once wait for each other.
 */
export async function lockPeople(
  tx: Database,
  aboutId: string,
  ids: readonly string[],
): Promise<PersonRow[]> {
  await tx
    .select({ id: invitation.responderId })
    .from(invitation)
    .where(eq(invitation.responderId, aboutId))
    .for("update");
  return tx
    .select(columns)
    .from(responder)
    .where(inArray(responder.id, [aboutId, ...ids]))
    .orderBy(asc(responder.id))
    .for("update");
}

/** How many administrators there are beside this person. */
export function countOtherAdministrators(
  db: Database,
  responderId: string,
): Promise<number> {
  return db.$count(
    responder,
    and(
      eq(responder.role, "administrator"),
      isNull(responder.deactivatedAt),
      ne(responder.id, responderId),
    ),
  );
}

const columns = {
  id: responder.id,
  name: responder.name,
  role: responder.role,
  unitId: responder.unitId,
  isDemonstration: responder.isDemonstration,
  createdAt: responder.createdAt,
  deactivatedAt: responder.deactivatedAt,
};
