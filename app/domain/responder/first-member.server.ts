import { asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { unitKey } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { changeInvitation } from "../identity/invitation.server.ts";
import { Conflict } from "../refusal.ts";
import { foundUnit } from "../unit-key/found-unit.server.ts";
import {
  sealHanded,
  type HandedSeeds,
} from "../unit-key/handed-seeds.server.ts";
import {
  recoverSearchSeed,
  type DirectorySeed,
} from "../unit-key/house.server.ts";
import { recoveryCopyOf } from "../unit-key/new-key.server.ts";
import { openWithSeed, type KeySeed } from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { addResponder, getInvited } from "./invite.server.ts";

type Inviting = {
  keyring: Keyring;
  name: string;
  unitId: string;
  now: Date;
};

const command = { kind: "system", part: "command" } as const;

/**
 * The first key of a unit, and an invitation that carries it: nobody is there yet who could let the person in. Answers the
 * invitation's token. @throws as `foundUnit`, and NotFound for an unknown unit
 */
export function inviteFirstMember(
  db: Database,
  inviting: Inviting & {
    directorySeed: DirectorySeed;
    /** Null but at set-up: a session of another unit gives it. */
    searchSeed: KeySeed | null;
  },
): Promise<string> {
  const { keyring, directorySeed, unitId, searchSeed: search, now } = inviting;
  return db.transaction(async (tx) => {
    const added = await addLead(tx, inviting);
    const seed = await foundUnit(tx, {
      ...{ keyring, directorySeed, unitId, now },
      ...{ members: [], searchSeed: search },
    });
    await carry(tx, inviting, added, { unit: [{ number: 1, seed }], search });
    return added.token;
  });
}

/**
 * An invitation that carries every key of a unit, out of the recovery sheet: when all its passkeys are lost. Answers the
 * invitation's token. @throws Conflict for a sheet of another installation, and for a unit without a key
 */
export function inviteByRecovery(
  db: Database,
  inviting: Inviting & { recoverySeed: KeySeed },
): Promise<string> {
  const { keyring, recoverySeed, unitId, now } = inviting;
  return db.transaction(async (tx) => {
    const search = await recoverSearchSeed(tx, { keyring, recoverySeed });
    const unit = await recoverUnitSeeds(tx, { recoverySeed, unitId });
    const added = await addLead(tx, inviting);
    await carry(tx, inviting, added, { unit, search });
    await recordEvent(tx, {
      event: {
        type: "unit.recovered",
        responderId: added.responderId,
        unitId,
      },
      actor: command,
      at: now,
    });
    return added.token;
  });
}

function addLead(tx: Database, { keyring, name, unitId, now }: Inviting) {
  const person = { name, role: "lead", unitId } as const;
  return addResponder(tx, { ...person, by: command, keyring, now });
}

async function carry(
  tx: Database,
  { keyring, now }: Inviting,
  { token, responderId }: { token: string; responderId: string },
  handed: HandedSeeds,
): Promise<void> {
  const { invited } = await getInvited(tx, { keyring, token, now });
  const unitSeedsSealed = sealHanded(token, responderId, handed);
  await changeInvitation(tx, keyring, invited, { unitSeedsSealed });
}

async function recoverUnitSeeds(
  tx: Database,
  { recoverySeed, unitId }: { recoverySeed: KeySeed; unitId: string },
): Promise<HandedSeeds["unit"]> {
  const rows = await tx
    .select({ number: unitKey.number, sealed: unitKey.recoverySealed })
    .from(unitKey)
    .where(eq(unitKey.unitId, unitId))
    .orderBy(asc(unitKey.number));
  const seeds = rows.flatMap(({ number, sealed }) => {
    const copy = recoveryCopyOf(unitId, number);
    const seed = openWithSeed(recoverySeed, copy, sealed);
    return seed ? [{ number, seed }] : [];
  });
  if (seeds.length === 0)
    throw new Conflict("this unit has no key that the sheet opens");
  return seeds;
}
