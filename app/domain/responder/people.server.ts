import { and, asc, eq, exists, gt, isNull, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { invitation, passkey, responder, unit } from "#db/schema/index.ts";
import { NotFound } from "../refusal.ts";
import { managesPeople } from "./can.ts";
import type { Viewer } from "./viewer.ts";

export type ListedPerson = Awaited<ReturnType<typeof listPeople>>[number];

/** Everybody who may sign in, by unit and name; for administrators. @throws NotFound for anybody else */
export async function listPeople(
  db: Database,
  { viewer, now }: { viewer: Viewer; now: Date },
) {
  if (!managesPeople(viewer)) throw new NotFound("no such page");
  const hasPasskey = exists(
    db
      .select({ one: sql`1` })
      .from(passkey)
      .where(eq(passkey.responderId, responder.id)),
  );
  const isInvited = exists(
    db
      .select({ one: sql`1` })
      .from(invitation)
      .where(
        and(
          eq(invitation.responderId, responder.id),
          isNull(invitation.usedAt),
          gt(invitation.expiresAt, now),
        ),
      ),
  );
  return db
    .select({
      id: responder.id,
      name: responder.name,
      role: responder.role,
      unitName: unit.name,
      isDemonstration: responder.isDemonstration,
      deactivatedAt: responder.deactivatedAt,
      hasPasskey: sql<boolean>`${hasPasskey}`,
      isInvited: sql<boolean>`${isInvited}`,
    })
    .from(responder)
    .innerJoin(unit, eq(unit.id, responder.unitId))
    .orderBy(asc(unit.name), asc(responder.name))
    .limit(1_000);
}
