import { v7 as uuidv7 } from "uuid";
import { actorOf } from "#app/domain/responder/session.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { Database } from "#db/client.server.ts";
import { responder, unit } from "#db/schema/index.ts";
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
  await db
    .insert(responder)
    .values({ id, name, role, unitId, createdAt, isDemonstration });
  return {
    responderId: id,
    sessionId: uuidv7(),
    name,
    role,
    unitId,
    unitKind: home.kind,
    unitName: home.name,
    timeZone: home.timeZone,
    isDemonstration,
    actor: actorOf({ id, name, role, unitId }),
  };
}
