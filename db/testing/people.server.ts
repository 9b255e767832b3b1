import { v7 as uuidv7 } from "uuid";
import { actorOf } from "#app/domain/responder/session.server.ts";
import type { TouchAct } from "#app/domain/responder/touch-act.ts";
import { Touch } from "#app/domain/responder/touch.server.ts";
import {
  changeInvitation,
  insertInvitation,
} from "#app/domain/identity/invitation.server.ts";
import {
  personRows,
  type NewPerson,
} from "#app/domain/identity/person.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Database } from "#db/client.server.ts";
import { responder, unit, unitMember } from "#db/schema/index.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import { memberRow } from "#app/domain/unit-key/members.server.ts";
import { SessionKeys } from "#app/domain/unit-key/session-keys.server.ts";
import { newKeySeed, publicHalfOf } from "#app/domain/vault/key-seed.server.ts";
import { testKeyring, unitSeed } from "./keys.server.ts";
import { eq } from "drizzle-orm";

/** A person of a unit of the directory, as signed in. The session is not stored: reads only need its name. */
export async function createViewer(
  db: Database,
  {
    name = "Robin Vale",
    role = "responder",
    unitId = "triage-desk",
    createdAt = new Date("2026-11-22T08:00:00Z"),
    isDemonstration = false,
    invitedBy = null,
  }: Partial<Omit<NewPerson, "id" | "publicHalf">> & {
    /** Null: by the operator's command. */
    invitedBy?: string | null;
  } = {},
): Promise<Viewer> {
  const [home] = await db
    .select({ name: unit.name, timeZone: unit.timeZone })
    .from(unit)
    .where(eq(unit.id, unitId));
  if (!home) throw new Error(`the directory has no unit ${unitId}`);
  const id = uuidv7();
  const personSeed = newKeySeed();
  const publicHalf = publicHalfOf(personSeed);
  const person = { id, name, role, unitId, createdAt, isDemonstration };
  const rows = personRows(testKeyring(), [{ ...person, publicHalf }]);
  await db.insert(responder).values(rows);
  await keepInvitation(db, { id, invitedBy, createdAt });
  const unitSeeds = await letIn(db, { ...person, publicHalf });
  return {
    keys: new SessionKeys({ responderId: id, unitId, personSeed, unitSeeds }),
    responderId: id,
    sessionId: uuidv7(),
    name,
    role,
    unitId,
    unitName: home.name,
    timeZone: home.timeZone,
    isDemonstration,
    hasOnePasskey: false,
    actor: actorOf({ id, name, role, unitId }),
  };
}

/** That by which the person enrolled. */
async function keepInvitation(
  db: Database,
  {
    id,
    invitedBy,
    createdAt,
  }: { id: string; invitedBy: string | null; createdAt: Date },
): Promise<void> {
  const made = {
    ...{ responderId: id, invitedBy, createdAt, expiresAt: createdAt },
    ...{ tokenLookup: Buffer.from(id), unitSeedsSealed: null },
  };
  const keyring = testKeyring();
  await insertInvitation(db, keyring, made);
  const invited = { ...made, usedAt: null };
  await changeInvitation(db, keyring, invited, { usedAt: createdAt });
}

/** As if the person had touched their passkey for this act. */
export function touchOf(
  viewer: Viewer,
  act: TouchAct,
  now: Date,
): Touch | null {
  return Touch.confirmed({ ...viewer, isDemonstration: true }, act, now);
}

/** As a member who was there from the start would have; who works no reports opens none. */
async function letIn(
  db: Database,
  person: Pick<Viewer, "role" | "unitId"> & {
    id: string;
    publicHalf: Buffer;
    createdAt: Date;
  },
) {
  const { id: responderId, role, unitId, publicHalf: half } = person;
  if (!worksReports({ role })) return [];
  const letting = {
    ...{ unitId, number: 1, seed: unitSeed(unitId) },
    ...{ letInBy: null, now: person.createdAt },
  };
  const member = memberRow({ responderId, half }, letting);
  await db.insert(unitMember).values(member);
  return [member];
}
