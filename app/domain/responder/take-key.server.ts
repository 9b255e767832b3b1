import type { Database } from "#db/client.server.ts";
import { changePerson, type ProvenPerson } from "../identity/person.server.ts";
import { enterUnit, openHanded } from "../unit-key/handed-seeds.server.ts";
import { leaveUnit } from "../unit-key/let-in.server.ts";
import { publicHalfOf, type KeySeed } from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";

/** The person's key is new: what the one before it opened they open again once they are let in, or by what the link carries. */
export async function takeKey(
  tx: Database,
  {
    keyring,
    person,
    token,
    now,
  }: { keyring: Keyring; person: ProvenPerson; token: string; now: Date },
  personSeed: KeySeed,
  { unitSeedsSealed }: { unitSeedsSealed: Buffer | null },
): Promise<void> {
  const { id: responderId, unitId } = person;
  const half = publicHalfOf(personSeed);
  await leaveUnit(tx, { responderId, now });
  await changePerson(tx, keyring, person, { publicHalf: half });
  const handed =
    unitSeedsSealed && openHanded(token, responderId, unitSeedsSealed);
  const member = { responderId, half };
  if (handed) await enterUnit(tx, { member, unitId, handed, now });
}
