import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { responder, unitMember } from "#db/schema/index.ts";
import { listWaiting, printOf } from "./members.server.ts";
import type { KeyHolder } from "./report-key.server.ts";

export type UnitShown = Awaited<ReturnType<typeof readUnit>>;

/** The viewer's own unit: who opens its reports, who waits for it, and what the viewer reads out if that is them. */
export async function readUnit(
  db: Database,
  { viewer }: { viewer: KeyHolder & { responderId: string } },
) {
  const { unitId, keys } = viewer;
  const waiting = await listWaiting(db, unitId);
  const isMember = Boolean(keys?.newest);
  return {
    own: { isMember, print: keys ? printOf(keys.publicHalf) : null },
    waiting: waiting.map(({ half: _, ...person }) => person),
    members: await listMembers(db, unitId),
  };
}

async function listMembers(db: Database, unitId: string) {
  const letInBy = alias(responder, "let_in_by");
  return db
    .select({
      responderId: responder.id,
      name: responder.name,
      role: responder.role,
      since: unitMember.at,
      letInByName: letInBy.name,
    })
    .from(unitMember)
    .innerJoin(responder, eq(responder.id, unitMember.responderId))
    .leftJoin(letInBy, eq(letInBy.id, unitMember.letInBy))
    .where(
      and(
        eq(unitMember.unitId, unitId),
        eq(responder.unitId, unitId),
        isNull(responder.deactivatedAt),
        sql`${unitMember.number} = (
          select max(newest.number)
          from unit_key newest
          where newest.unit_id = ${unitId})`,
      ),
    )
    .orderBy(asc(responder.name), asc(responder.id))
    .limit(500);
}
