import { asc, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { siteUnits } from "#app/domain/directory/units-by-county.server.ts";
import { actorOf } from "#app/domain/responder/session.server.ts";
import { personRows } from "#app/domain/identity/person.server.ts";
import { rulesInForce } from "#app/domain/routing/rules.server.ts";
import type { Keyring } from "#app/domain/vault/keyring.server.ts";
import type { Database } from "#db/client.server.ts";
import { responder, unit, unitMember, zipCounty } from "#db/schema/index.ts";
import { memberRow } from "#app/domain/unit-key/members.server.ts";
import { publicHalfOf } from "#app/domain/vault/key-seed.server.ts";
import { personSeedOf, unitSeed } from "#db/testing/keys.server.ts";
import type { World } from "./life.server.ts";

/** Sites are this many ZIP codes from all over the directory; the first of them are named far more often. */
const siteCount = 800;

/** Somebody at every unit, for the history's sake. */
export async function populateUnits(
  db: Database,
  { keyring, now }: { keyring: Keyring; now: Date },
): Promise<void> {
  const units = await db.select({ id: unit.id, name: unit.name }).from(unit);
  const people = units.map(({ id: unitId, name }) => {
    const id = uuidv7();
    const publicHalf = publicHalfOf(personSeedOf(id));
    const role = "responder" as const;
    return {
      id,
      name: `Robin of ${name}`,
      role,
      unitId,
      createdAt: now,
      isDemonstration: false,
      publicHalf,
    };
  });
  await db.insert(responder).values(personRows(keyring, people));
  await db
    .insert(unitMember)
    .values(
      people.map(({ id: responderId, unitId, publicHalf: half }) =>
        memberRow(
          { responderId, half },
          { unitId, number: 1, seed: unitSeed(unitId), letInBy: null, now },
        ),
      ),
    );
}

export async function readWorld(
  db: Database,
  { keyring, now }: { keyring: Keyring; now: Date },
): Promise<World> {
  const zips = await db
    .selectDistinct({
      zip: zipCounty.zip,
      order: sql`md5(${zipCounty.zip})`,
    })
    .from(zipCounty)
    .orderBy(asc(sql`md5(${zipCounty.zip})`))
    .limit(siteCount);
  const units: World["units"] = new Map(
    await Promise.all(
      zips.map(async ({ zip }) => {
        const site = { country: "US", zip, countyFips: null, state: null };
        return [zip, await siteUnits(db, site)] as const;
      }),
    ),
  );
  const people = await db
    .select({
      id: responder.id,
      name: responder.name,
      role: responder.role,
      unitId: responder.unitId,
    })
    .from(responder);
  const hours = await db
    .select({
      id: unit.id,
      isRoundTheClock: unit.isRoundTheClock,
      timeZone: unit.timeZone,
    })
    .from(unit);
  return {
    keyring,
    now,
    sites: zips.map(({ zip }) => ({ zip, countyFips: null, state: null })),
    units,
    rules: await rulesInForce(db),
    hours: new Map(hours.map(({ id, ...rest }) => [id, rest])),
    people: new Map(people.map((each) => [each.unitId, actorOf(each)])),
  };
}
