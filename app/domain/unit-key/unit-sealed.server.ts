import type { z } from "zod";
import { Conflict } from "../refusal.ts";
import { tellDamage } from "../vault/damage.server.ts";
import {
  openWithSeed,
  publicHalfOf,
  sealToHalf,
} from "../vault/key-seed.server.ts";
import type { Opened } from "../vault/opened.ts";
import { jsonOf } from "../vault/seal.server.ts";
import type { KeyHolder } from "./report-key.server.ts";
import type { SessionKeys } from "./session-keys.server.ts";

/** Where something lies that is a unit's and no report's. */
type Row = { table: string; id: string; unitId: string; keyNumber: number };

const placeOf = ({ table, id, unitId, keyNumber }: Row) => [
  ...[table, id, unitId, String(keyNumber)],
];

/**
 * To the newest key of the person's unit. What is shorter than `leastBytes` is as long as that, so that its length is not seen.
 * @throws Conflict for who was not let in yet
 */
export function sealToUnit(
  { keys, unitId }: KeyHolder,
  { table, id }: Pick<Row, "table" | "id">,
  contents: unknown,
  leastBytes: number,
): { keyNumber: number; sealed: Buffer } {
  const newest = keys?.newest;
  if (!newest)
    throw new Conflict("a colleague must let you in to the unit first");
  const keyNumber = newest.number;
  const text = Buffer.from(JSON.stringify(contents));
  const padded = Buffer.alloc(paddedBytes(text.length, leastBytes), " ");
  text.copy(padded);
  const place = placeOf({ table, id, unitId, keyNumber });
  return {
    keyNumber,
    sealed: sealToHalf(publicHalfOf(newest.seed), place, padded),
  };
}

/** Longer texts in steps of what is least. */
function paddedBytes(length: number, least: number): number {
  return Math.max(1, Math.ceil(length / least)) * least;
}

/** Null for what lies under a key of the unit that this person lacks. */
export function openOfUnit<Contents>(
  keys: SessionKeys | null,
  { kind, ...row }: Row & { kind: string },
  sealed: Buffer,
  schema: z.ZodType<Contents>,
): Opened<Contents> | null {
  const seed = keys?.unitSeed(row.keyNumber);
  if (!seed) return null;
  const bytes = openWithSeed(seed, placeOf(row), sealed);
  const parsed = schema.safeParse(bytes && jsonOf(bytes.toString()));
  if (parsed.success) return { is: "opened", value: parsed.data };
  tellDamage({ kind, row: row.id });
  return { is: "damaged" };
}
