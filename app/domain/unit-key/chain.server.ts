import { asc, eq, inArray, or } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { houseKey, unitKey } from "#db/schema/index.ts";
import { isVouchedFor, vouchingKeyOf } from "../vault/key-seed.server.ts";
import type { PublicHalf } from "../vault/key-seed.server.ts";
import { triageDeskId } from "../vocabulary/directory.ts";

/** What may be sealed to: the newest key of a unit whose line goes back to the directory key. */
export type CurrentKey = { unitId: string; number: number; half: PublicHalf };

/**
 * The newest keys of these units; a unit that has none yet is not among them. The rows are not believed: each line is
 * followed from the directory key of the configuration, and ends before the first row that the one before did not vouch for.
 */
export async function currentKeys(
  db: Database,
  directoryKey: Buffer,
  { unitIds, andTriage }: { unitIds: readonly string[]; andTriage: boolean },
): Promise<CurrentKey[]> {
  const asked = [...unitIds];
  const rows = await db
    .select({
      unitId: unitKey.unitId,
      number: unitKey.number,
      half: unitKey.half,
      signature: unitKey.signature,
    })
    .from(unitKey)
    .where(
      or(
        asked.length > 0 ? inArray(unitKey.unitId, asked) : undefined,
        andTriage ? eq(unitKey.unitId, triageDeskId) : undefined,
      ),
    )
    .orderBy(asc(unitKey.unitId), asc(unitKey.number));
  const ids = [...new Set(rows.map(({ unitId }) => unitId))];
  return ids.flatMap((id) => {
    const line = rows.filter(({ unitId }) => unitId === id);
    return endOf(line, directoryKey) ?? [];
  });
}

type Row = CurrentKey & { signature: Buffer };

function endOf(line: Row[], directoryKey: Buffer): Row | null {
  let end: Row | null = null;
  for (const row of line) {
    const signer: Buffer = end ? vouchingKeyOf(end.half) : directoryKey;
    const isNext = row.number === (end?.number ?? 0) + 1;
    if (!isNext || !isVouched(signer, unitKeyStatement(row), row.signature))
      break;
    end = row;
  }
  return end;
}

/** What is said of a unit's key by the directory key, or by the key before it. */
export function unitKeyStatement({
  unitId,
  number,
  half,
}: CurrentKey): string[] {
  return ["unit_key", unitId, String(number), half.toString("base64url")];
}

/** Null while the house has none, or none that the directory key vouched for. */
export async function houseHalf(
  db: Database,
  directoryKey: Buffer,
  kind: HouseKeyKind,
): Promise<PublicHalf | null> {
  const [row] = await db
    .select({ half: houseKey.half, signature: houseKey.signature })
    .from(houseKey)
    .where(eq(houseKey.kind, kind));
  if (!row) return null;
  const statement = houseKeyStatement(kind, row.half);
  return isVouched(directoryKey, statement, row.signature) ? row.half : null;
}

export type HouseKeyKind = typeof houseKey.$inferSelect.kind;

export function houseKeyStatement(
  kind: HouseKeyKind,
  half: PublicHalf,
): string[] {
  return ["house_key", kind, half.toString("base64url")];
}

/** Signatures found right before, as one takes 0.1 ms and every sending asks for the same few. */
const found = new Set<string>();
const foundMost = 10_000;

function isVouched(
  signer: Buffer,
  statement: string[],
  signature: Buffer,
): boolean {
  const one = [
    signer.toString("base64url"),
    ...statement,
    signature.toString("base64url"),
  ].join(" ");
  if (found.has(one)) return true;
  if (!isVouchedFor(signer, statement, signature)) return false;
  if (found.size >= foundMost) found.clear();
  found.add(one);
  return true;
}
