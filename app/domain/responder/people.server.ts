import { asc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { invitation, passkey, responder, unit } from "#db/schema/index.ts";
import { Forbidden } from "../refusal.ts";
import { managesPeople } from "./can.ts";
import type { Viewer } from "./viewer.ts";

/** More people than one installation has; the page says when it is reached. */
export const peopleLimit = 500;

/** Everybody who may sign in, by unit and name, and whether they hold a passkey or an open invitation. @throws Forbidden */
export async function listPeople(
  db: Database,
  { viewer, now }: { viewer: Viewer; now: Date },
) {
  if (!managesPeople(viewer)) throw new Forbidden("not an administrator");
  const has = (found: ReturnType<typeof sql>) =>
    sql<boolean>`exists (${found})`;
  return db
    .select({
      id: responder.id,
      name: responder.name,
      role: responder.role,
      unitName: unit.name,
      isDemonstration: responder.isDemonstration,
      hasPasskey: has(
        sql`select 1 from ${passkey} where ${passkey.responderId} = ${responder.id}`,
      ),
      isInvited: has(
        sql`select 1 from ${invitation} where ${invitation.responderId} = ${responder.id}
          and ${invitation.usedAt} is null and ${invitation.expiresAt} > ${now.toISOString()}::timestamptz`,
      ),
    })
    .from(responder)
    .innerJoin(unit, eq(unit.id, responder.unitId))
    .where(isNull(responder.deactivatedAt))
    .orderBy(asc(unit.name), asc(responder.name), asc(responder.id))
    .limit(peopleLimit);
}

export type ListedPerson = Awaited<ReturnType<typeof listPeople>>[number];
