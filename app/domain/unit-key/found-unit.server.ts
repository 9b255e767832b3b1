import type { Database } from "#db/client.server.ts";
import { searchKeyShare, unitMember } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { publicHalfOf, type KeySeed } from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { requireDirectory, type DirectorySeed } from "./house.server.ts";
import { memberRow, type Member } from "./members.server.ts";
import { insertUnitKey, searchShareRow } from "./new-key.server.ts";

/**
 * The first key of a unit, vouched for by the directory key, with the members who open it from the start. Answers its seed,
 * for an invitation to carry where there is no member yet.
 * @throws Conflict for another directory's key, for a house without keys, and for a unit that has one
 */
export async function foundUnit(
  db: Database,
  founding: {
    keyring: Keyring;
    directorySeed: DirectorySeed;
    unitId: string;
    members: readonly Member[];
    /** Null where another unit will give it. */
    searchSeed: KeySeed | null;
    now: Date;
  },
): Promise<KeySeed> {
  const { keyring, directorySeed, unitId, members, searchSeed, now } = founding;
  requireDirectory(keyring, directorySeed);
  return db.transaction(async (tx) => {
    const first = { keyring, unitId, number: 1, voucher: directorySeed, now };
    const { seed, event } = await insertUnitKey(tx, first);
    const letting = { unitId, number: 1, seed, letInBy: null, now };
    if (members.length > 0)
      await tx
        .insert(unitMember)
        .values(members.map((member) => memberRow(member, letting)));
    const half = publicHalfOf(seed);
    if (searchSeed)
      await tx
        .insert(searchKeyShare)
        .values(searchShareRow({ unitId, number: 1, half }, searchSeed));
    await recordEvent(tx, {
      event,
      actor: { kind: "system", part: "command" },
      at: now,
    });
    return seed;
  });
}
