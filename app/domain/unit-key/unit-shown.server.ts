import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { responder, unitMember } from "#db/schema/index.ts";
import { provenPerson } from "../identity/person.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { listWaiting, printOf } from "./members.server.ts";
import type { KeyHolder } from "./report-key.server.ts";

export type UnitShown = Awaited<ReturnType<typeof readUnit>>;

/** The viewer's own unit: who opens its reports, who waits for it, and what the viewer reads out if that is them. */
export async function readUnit(
  db: Database,
  {
    viewer,
    keyring,
  }: { viewer: KeyHolder & { responderId: string }; keyring: Keyring },
) {
  const { unitId, keys } = viewer;
  const waiting = await listWaiting(db, { keyring, unitId });
  const isMember = Boolean(keys?.newest);
  return {
    own: { isMember, print: keys ? printOf(keys.publicHalf) : null },
    waiting: waiting.map(({ half: _, ...person }) => person),
    members: await listMembers(db, { keyring, unitId }),
  };
}

async function listMembers(
  db: Database,
  { keyring, unitId }: { keyring: Keyring; unitId: string },
) {
  const letInBy = alias(responder, "let_in_by");
  const rows = await db
    .select({ person: responder, letInBy, since: unitMember.at })
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
  return rows.flatMap(({ person: row, letInBy: by, since }) => {
    const person = provenPerson(keyring, row);
    if (!person) return [];
    const { id: responderId, name, role } = person;
    const letInByName = by && (provenPerson(keyring, by)?.name ?? null);
    return [{ responderId, name, role, since, letInByName }];
  });
}
