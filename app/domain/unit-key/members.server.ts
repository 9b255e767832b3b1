import {
  and,
  asc,
  eq,
  inArray,
  isNotNull,
  isNull,
  notExists,
  sql,
} from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { responder, unitKey, unitMember } from "#db/schema/index.ts";
import { provenPeople } from "../identity/person.server.ts";
import { sha256 } from "../vault/digest.server.ts";
import {
  sealToHalf,
  vouch,
  type KeySeed,
  type PublicHalf,
} from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { workingRoles } from "../vocabulary/responder.ts";
import { alphabet, grouped } from "../vault/code-alphabet.ts";
import { unitSeedOf } from "./session-keys.server.ts";

export type Member = { responderId: string; half: PublicHalf };

type Letting = {
  unitId: string;
  number: number;
  seed: KeySeed;
  /** Null: by an invitation of the command that made or recovered the key. */
  letInBy: string | null;
  now: Date;
};

/** The row by which a person opens a key of a unit. The unit's word is in it: a row that was only written is no member's. */
export function memberRow(
  { responderId, half }: Member,
  { unitId, number, seed, letInBy, now }: Letting,
): typeof unitMember.$inferInsert {
  const member = { responderId, unitId, number, half };
  return {
    ...{ responderId, unitId, number, letInBy, at: now },
    seedSealed: sealToHalf(half, unitSeedOf(responderId, unitId, number), seed),
    signature: vouch(seed, memberStatement(member)),
  };
}

export function memberStatement({
  responderId,
  unitId,
  number,
  half,
}: Member & { unitId: string; number: number }): string[] {
  const key = half.toString("base64url");
  return ["unit_member", unitId, String(number), responderId, key];
}

/** Who of a unit enrolled a passkey and was not let in to its newest key, the first to come first. */
export async function listWaiting(
  db: Database,
  { keyring, unitId }: { keyring: Keyring; unitId: string },
) {
  const newest = db
    .select({ number: sql`max(${unitKey.number})` })
    .from(unitKey)
    .where(eq(unitKey.unitId, unitId));
  const rows = await db
    .select()
    .from(responder)
    .where(
      and(
        eq(responder.unitId, unitId),
        isNull(responder.deactivatedAt),
        isNotNull(responder.publicHalf),
        inArray(responder.role, [...workingRoles]),
        notExists(
          db
            .select({ one: sql`1` })
            .from(unitMember)
            .where(
              and(
                eq(unitMember.responderId, responder.id),
                eq(unitMember.unitId, unitId),
                sql`${unitMember.number} = (${newest})`,
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(responder.createdAt), asc(responder.id))
    .limit(100);
  return provenPeople(keyring, rows).flatMap(
    ({ id: responderId, name, role, publicHalf: half }) =>
      half ? [{ responderId, name, role, half, print: printOf(half) }] : [],
  );
}

/**
 * What two people compare by voice before one lets the other in: 60 bits of a person's public half, in groups of four
 * letters that nobody misreads. Their screens show the same, unless somebody stands between them.
 */
export function printOf(half: PublicHalf): string {
  const letters = Array.from(sha256(half).subarray(0, 12), (byte) =>
    alphabet.charAt(byte & 31),
  );
  return grouped(letters.join(""), " ");
}
