import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { searchKeyShare, unitMember } from "#db/schema/index.ts";
import {
  openUnderSecret,
  publicHalfOf,
  sealUnderSecret,
  type KeySeed,
} from "../vault/key-seed.server.ts";
import { memberRow, type Member } from "./members.server.ts";
import { searchShareRow } from "./new-key.server.ts";

/**
 * What an invitation carries into a unit that has nobody to let the person in: at set-up, and after recovery. It lies under
 * the link's token, so only who has the link gets it.
 */
export type HandedSeeds = {
  /** Every key of the unit, the newest last. */
  unit: { number: number; seed: KeySeed }[];
  /** Null where another unit will give it. */
  search: KeySeed | null;
};

export function sealHanded(
  token: string,
  responderId: string,
  { unit, search }: HandedSeeds,
): Buffer {
  const text = JSON.stringify({
    unit: unit.map(({ number, seed }) => [number, seed.toString("base64url")]),
    search: search && search.toString("base64url"),
  });
  return sealUnderSecret(token, belongsTo(responderId), Buffer.from(text));
}

/** Null for another link's token, or another person's invitation. */
export function openHanded(
  token: string,
  responderId: string,
  sealed: Buffer,
): HandedSeeds | null {
  const plain = openUnderSecret(token, belongsTo(responderId), sealed);
  return plain && schema.parse(JSON.parse(plain.toString("utf8")));
}

const seed = z.base64url().transform((text) => Buffer.from(text, "base64url"));
const schema = z.object({
  unit: z.array(
    z.tuple([z.int(), seed]).transform(([number, seed]) => ({ number, seed })),
  ),
  search: seed.nullable(),
});

const belongsTo = (responderId: string) => ["invitation", responderId];

/** The person opens the unit's keys from now on. */
export async function enterUnit(
  tx: Database,
  {
    member,
    unitId,
    handed,
    now,
  }: { member: Member; unitId: string; handed: HandedSeeds; now: Date },
): Promise<void> {
  const letting = { unitId, letInBy: null, now };
  await tx
    .insert(unitMember)
    .values(
      handed.unit.map((key) => memberRow(member, { ...key, ...letting })),
    );
  const newest = handed.unit.at(-1);
  if (!newest || !handed.search) return;
  const half = publicHalfOf(newest.seed);
  const key = { unitId, number: newest.number, half };
  await tx
    .insert(searchKeyShare)
    .values(searchShareRow(key, handed.search))
    .onConflictDoNothing();
}
