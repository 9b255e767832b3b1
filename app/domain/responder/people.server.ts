import { and, asc, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { invitation, passkey, responder, unit } from "#db/schema/index.ts";
import { provenInvitation } from "../identity/invitation.server.ts";
import { provenPasskey } from "../identity/passkey.server.ts";
import { provenPerson } from "../identity/person.server.ts";
import { NotFound } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { managesPeople } from "./can.ts";
import type { Viewer } from "./viewer.ts";

export type ListedPerson = Awaited<ReturnType<typeof listPeople>>[number];

/** Everybody who may sign in, by unit and name; for administrators. @throws NotFound for anybody else */
export async function listPeople(
  db: Database,
  { viewer, keyring, now }: { viewer: Viewer; keyring: Keyring; now: Date },
) {
  if (!managesPeople(viewer)) throw new NotFound("no such page");
  const rows = await db
    .select({ person: responder, unitName: unit.name })
    .from(responder)
    .innerJoin(unit, eq(unit.id, responder.unitId))
    .orderBy(asc(unit.name), asc(responder.name))
    .limit(1_000);
  const people = rows.flatMap(({ person: row, unitName }) => {
    const person = provenPerson(keyring, row);
    return person ? [{ ...person, unitName }] : [];
  });
  const asked = { keyring, ids: people.map(({ id }) => id), now };
  const withPasskey = await haveAPasskey(db, asked);
  const invited = await areInvited(db, asked);
  return people.map(({ id, name, role, unitName, ...person }) => ({
    ...{ id, name, role, unitName },
    isDemonstration: person.isDemonstration,
    deactivatedAt: person.deactivatedAt,
    hasPasskey: withPasskey.has(id),
    isInvited: invited.has(id),
  }));
}

type Asked = { keyring: Keyring; ids: string[]; now: Date };

async function haveAPasskey(
  db: Database,
  { keyring, ids }: Asked,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select()
    .from(passkey)
    .where(inArray(passkey.responderId, ids));
  return whose(rows.map((row) => provenPasskey(keyring, row)));
}

async function areInvited(
  db: Database,
  { keyring, ids, now }: Asked,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .select()
    .from(invitation)
    .where(
      and(
        inArray(invitation.responderId, ids),
        isNull(invitation.usedAt),
        gt(invitation.expiresAt, now),
      ),
    );
  return whose(rows.map((row) => provenInvitation(keyring, row)));
}

function whose(
  proven: readonly ({ responderId: string } | null)[],
): ReadonlySet<string> {
  return new Set(proven.flatMap((each) => each?.responderId ?? []));
}
