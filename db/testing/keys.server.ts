import { sql } from "drizzle-orm";
import { sha256 } from "#app/domain/vault/digest.server.ts";
import {
  publicHalfOf,
  vouch,
  vouchingKeyOf,
  type KeySeed,
} from "#app/domain/vault/key-seed.server.ts";
import {
  generateKeyring,
  type Keyring,
} from "#app/domain/vault/keyring.server.ts";
import {
  houseKeyStatement,
  unitKeyStatement,
  type CurrentKey,
  type HouseKeyKind,
} from "#app/domain/unit-key/chain.server.ts";
import { searchShareRow } from "#app/domain/unit-key/new-key.server.ts";
import type { Database } from "#db/client.server.ts";
import { houseKey, searchKeyShare, unit, unitKey } from "#db/schema/index.ts";

/** Fixed seeds: the template's units have their keys already, and each test knows what opens them. */
const seedOf = (holder: string): KeySeed => sha256(`for tests: ${holder}`);

export const directorySeed = seedOf("directory");
const recoverySeed = seedOf("recovery");
export const searchSeed = seedOf("search");
export const unitSeed = (unitId: string): KeySeed => seedOf(`unit ${unitId}`);

/** Of somebody who never needs to change it. */
export const personSeedOf = (id: string): KeySeed => seedOf(`person ${id}`);

/** Keys of its own, under the directory that vouched for the template's units, and with the desk key that proves its people. */
export function testKeyring(): Keyring {
  const directoryKey = vouchingKeyOf(publicHalfOf(directorySeed));
  return { ...generateKeyring(directoryKey), deskKey: seedOf("desk") };
}

export function keyOfUnit(unitId: string): CurrentKey {
  return { unitId, number: 1, half: publicHalfOf(unitSeed(unitId)) };
}

/** The house as it is after set-up, with a first key for every unit; of the recovery sheet's copies there is none. */
export async function giveKeys(db: Database, now: Date): Promise<void> {
  const house = (kind: HouseKeyKind, seed: KeySeed) => {
    const half = publicHalfOf(seed);
    const signature = vouch(directorySeed, houseKeyStatement(kind, half));
    return { kind, half, signature, madeAt: now };
  };
  await db
    .insert(houseKey)
    .values([house("recovery", recoverySeed), house("search", searchSeed)]);
  const units = await db.select({ id: unit.id }).from(unit);
  const keys = units.map(({ id }) => keyOfUnit(id));
  await db.insert(unitKey).values(
    keys.map((key) => ({
      ...key,
      signature: vouch(directorySeed, unitKeyStatement(key)),
      recoverySealed: Buffer.alloc(0),
      madeAt: now,
    })),
  );
  await db
    .insert(searchKeyShare)
    .values(keys.map((key) => searchShareRow(key, searchSeed)));
}

/** As before set-up, for what makes the keys itself. As the owner: no process may undo them. */
export async function takeKeys(owner: Database): Promise<void> {
  for (const table of [
    "search_key_share",
    "unit_member",
    "unit_key",
    "house_key",
  ])
    await owner.execute(sql`delete from ${sql.identifier(table)}`);
}
