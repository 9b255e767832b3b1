import { v7 as uuidv7 } from "uuid";
import { actorOf } from "#app/domain/responder/session.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Database } from "#db/client.server.ts";
import { responder, unit, unitMember } from "#db/schema/index.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import { memberRow } from "#app/domain/unit-key/members.server.ts";
import { SessionKeys } from "#app/domain/unit-key/session-keys.server.ts";
import { newKeySeed, publicHalfOf } from "#app/domain/vault/key-seed.server.ts";
import { unitSeed } from "./keys.server.ts";
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
  }: Partial<typeof responder.$inferInsert> = {},
): Promise<Viewer> {
  const [home] = await db
    .select({ kind: unit.kind, name: unit.name, timeZone: unit.timeZone })
    .from(unit)
    .where(eq(unit.id, unitId));
  if (!home) throw new Error(`the directory has no unit ${unitId}`);
  const id = uuidv7();
  const personSeed = newKeySeed();
  const publicHalf = publicHalfOf(personSeed);
  const person = { id, name, role, unitId, createdAt, isDemonstration };
  await db.insert(responder).values({ ...person, publicHalf });
  const unitSeeds = await letIn(db, { ...person, publicHalf });
  return {
    keys: new SessionKeys({ responderId: id, unitId, personSeed, unitSeeds }),
    responderId: id,
    sessionId: uuidv7(),
    name,
    role,
    unitId,
    unitKind: home.kind,
    unitName: home.name,
    timeZone: home.timeZone,
    isDemonstration,
    hasOnePasskey: false,
    actor: actorOf({ id, name, role, unitId }),
  };
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
