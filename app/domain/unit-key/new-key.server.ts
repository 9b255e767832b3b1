import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import {
  responder,
  searchKeyShare,
  unitKey,
  unitMember,
} from "#db/schema/index.ts";
import type { AuditEvent } from "../audit/events.ts";
import { provenPerson } from "../identity/person.server.ts";
import { Conflict } from "../refusal.ts";
import {
  isVouchedFor,
  newKeySeed,
  openWithSeed,
  publicHalfOf,
  sealToHalf,
  vouch,
  vouchingKeyOf,
  type KeySeed,
  type PublicHalf,
} from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { workingRoles } from "../vocabulary/responder.ts";
import { currentKeys, unitKeyStatement } from "./chain.server.ts";
import { requireRecovery } from "./house.server.ts";
import { memberRow, memberStatement, type Member } from "./members.server.ts";

/** What the recovery sheet's copy of a unit's seed belongs to. */
export function recoveryCopyOf(unitId: string, number: number): string[] {
  return ["unit_key", unitId, String(number)];
}

/**
 * The next key of a unit, vouched for by the one before it, or by the directory key. Sealed to the recovery sheet; to
 * nobody else, which is the caller's to do. @throws Conflict while the house has no recovery key
 */
export async function insertUnitKey(
  tx: Database,
  {
    keyring,
    unitId,
    number,
    voucher,
    now,
  }: {
    keyring: Keyring;
    unitId: string;
    number: number;
    /** The directory's seed for number 1, else the unit's own before it. */
    voucher: KeySeed;
    now: Date;
  },
): Promise<{ seed: KeySeed; event: AuditEvent }> {
  const recovery = await requireRecovery(tx, keyring);
  const seed = newKeySeed();
  const half = publicHalfOf(seed);
  const copy = recoveryCopyOf(unitId, number);
  const made = await tx
    .insert(unitKey)
    .values({
      ...{ unitId, number, half, madeAt: now },
      signature: vouch(voucher, unitKeyStatement({ unitId, number, half })),
      recoverySealed: sealToHalf(recovery, copy, seed),
    })
    .onConflictDoNothing()
    .returning({ number: unitKey.number });
  if (made.length === 0)
    throw new Conflict("somebody else made this key of the unit just now");
  return { seed, event: { type: "unit.key-made", unitId, number } };
}

/**
 * A new key after somebody left: for those who stay, as the key before says who they are. What was sealed to the older key
 * stays until it is sealed anew. @throws Conflict for a person who does not open the newest key
 */
export async function renewUnitKey(
  tx: Database,
  renewing: {
    keyring: Keyring;
    unitId: string;
    newest: { number: number; seed: KeySeed };
    by: string;
    now: Date;
  },
): Promise<{ number: number; seed: KeySeed; event: AuditEvent }> {
  const { keyring, unitId, newest, by, now } = renewing;
  const [current] = await currentKeys(tx, keyring.directoryKey, {
    unitIds: [unitId],
    andTriage: false,
  });
  if (current?.number !== newest.number)
    throw new Conflict("this person does not open the unit's newest key");
  const number = newest.number + 1;
  const voucher = newest.seed;
  const unitKeyOf = { keyring, unitId, number, voucher, now };
  const { seed, event } = await insertUnitKey(tx, unitKeyOf);
  const staying = await listMembers(tx, {
    ...{ keyring, unitId, number: newest.number },
    half: current.half,
  });
  const letting = { unitId, number, seed, letInBy: by, now };
  if (staying.length > 0)
    await tx
      .insert(unitMember)
      .values(staying.map((member) => memberRow(member, letting)));
  await moveShare(tx, { unitId, from: newest, to: { number, seed } });
  return { number, seed, event };
}

/** Who opens this key and still belongs to the unit; who is not proven, or not vouched for by the key itself, is nobody. */
async function listMembers(
  tx: Database,
  {
    keyring,
    unitId,
    number,
    half,
  }: { keyring: Keyring; unitId: string; number: number; half: PublicHalf },
): Promise<Member[]> {
  const rows = await tx
    .select({ person: responder, signature: unitMember.signature })
    .from(unitMember)
    .innerJoin(responder, eq(responder.id, unitMember.responderId))
    .where(
      and(
        eq(unitMember.unitId, unitId),
        eq(unitMember.number, number),
        eq(responder.unitId, unitId),
        isNull(responder.deactivatedAt),
        inArray(responder.role, [...workingRoles]),
      ),
    )
    .orderBy(asc(unitMember.responderId));
  const key = vouchingKeyOf(half);
  return rows.flatMap(({ person: row, signature }) => {
    const person = provenPerson(keyring, row);
    if (!person?.publicHalf) return [];
    const { id: responderId, publicHalf: own } = person;
    const statement = memberStatement({
      ...{ responderId, unitId, number, half: own },
    });
    return isVouchedFor(key, statement, signature)
      ? [{ responderId, half: own }]
      : [];
  });
}

type Numbered = { number: number; seed: KeySeed };

async function moveShare(
  tx: Database,
  { unitId, from, to }: { unitId: string; from: Numbered; to: Numbered },
): Promise<void> {
  const [share] = await tx
    .select()
    .from(searchKeyShare)
    .where(eq(searchKeyShare.unitId, unitId));
  const seed =
    share &&
    openWithSeed(
      from.seed,
      searchShareOf(unitId, share.keyNumber),
      share.seedSealed,
    );
  if (!seed) return;
  const half = publicHalfOf(to.seed);
  await tx
    .update(searchKeyShare)
    .set(searchShareRow({ unitId, number: to.number, half }, seed))
    .where(eq(searchKeyShare.unitId, unitId));
}

/** What a unit's copy of the search seed belongs to. */
export function searchShareOf(unitId: string, number: number): string[] {
  return ["search_key_share", unitId, String(number)];
}

export function searchShareRow(
  {
    unitId,
    number,
    half,
  }: { unitId: string; number: number; half: PublicHalf },
  searchSeed: KeySeed,
): typeof searchKeyShare.$inferInsert {
  const belongsTo = searchShareOf(unitId, number);
  const seedSealed = sealToHalf(half, belongsTo, searchSeed);
  return { unitId, keyNumber: number, seedSealed };
}
