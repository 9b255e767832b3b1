import type { Database } from "#db/client.server.ts";
import { houseKey } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { Conflict } from "../refusal.ts";
import {
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
import { eq } from "drizzle-orm";
import {
  currentKeys,
  houseHalf,
  houseKeyStatement,
  type HouseKeyKind,
} from "./chain.server.ts";

/** The private half of the directory key, which only a command is ever given. */
export type DirectorySeed = KeySeed;

/** @throws Conflict for a seed that is not that of the directory key this installation believes */
export function requireDirectory(
  { directoryKey }: Keyring,
  seed: DirectorySeed,
): void {
  if (!vouchingKeyOf(publicHalfOf(seed)).equals(directoryKey))
    throw new Conflict(
      "this is not the private half of the directory key that the configuration names",
    );
}

/**
 * Makes the keys of the house, once. The recovery seed is the caller's to show; here it is in no row.
 * @throws Conflict when they were made before
 */
export async function setUpHouse(
  db: Database,
  {
    keyring,
    directorySeed,
    now,
  }: { keyring: Keyring; directorySeed: DirectorySeed; now: Date },
): Promise<{ recoverySeed: KeySeed; searchSeed: KeySeed }> {
  requireDirectory(keyring, directorySeed);
  const [recoverySeed, searchSeed] = [newKeySeed(), newKeySeed()];
  const recovery = publicHalfOf(recoverySeed);
  const row = (kind: HouseKeyKind, half: PublicHalf) => ({
    ...{ kind, half, madeAt: now },
    signature: vouch(directorySeed, houseKeyStatement(kind, half)),
  });
  await db.transaction(async (tx) => {
    const made = await tx
      .insert(houseKey)
      .values([
        row("recovery", recovery),
        {
          ...row("search", publicHalfOf(searchSeed)),
          recoverySealed: sealToHalf(recovery, searchSeedOfHouse, searchSeed),
        },
      ])
      .onConflictDoNothing()
      .returning({ kind: houseKey.kind });
    if (made.length < 2)
      throw new Conflict("the keys of this house were made before");
    await recordEvent(tx, {
      event: { type: "house.set-up" },
      actor: { kind: "system", part: "command" },
      at: now,
    });
  });
  return { recoverySeed, searchSeed };
}

const searchSeedOfHouse = ["house_key", "search"];

/** The search seed, from the recovery sheet. @throws Conflict for a sheet of another house */
export async function recoverSearchSeed(
  db: Database,
  { keyring, recoverySeed }: { keyring: Keyring; recoverySeed: KeySeed },
): Promise<KeySeed> {
  const half = await houseHalf(db, keyring.directoryKey, "recovery");
  if (!half?.equals(publicHalfOf(recoverySeed)))
    throw new Conflict("this sheet is not of this installation");
  const [row] = await db
    .select({ sealed: houseKey.recoverySealed })
    .from(houseKey)
    .where(eq(houseKey.kind, "search"));
  const seed =
    row?.sealed && openWithSeed(recoverySeed, searchSeedOfHouse, row.sealed);
  if (!seed) throw new Conflict("the search key does not open with this sheet");
  return seed;
}

/**
 * What stands between this house and its first report: that it was never set up, or that the directory key of the
 * configuration did not vouch for what stands in the database. Null: nothing does.
 */
export async function findUnready(
  db: Database,
  { directoryKey }: Keyring,
): Promise<"not-set-up" | "other-directory" | null> {
  const kinds = ["recovery", "search"] as const;
  const halves = await Promise.all(
    kinds.map((kind) => houseHalf(db, directoryKey, kind)),
  );
  const triage = { unitIds: [], andTriage: true };
  const keys = await currentKeys(db, directoryKey, triage);
  if (halves.every((half) => half !== null) && keys.length > 0) return null;
  const made = await db.select({ kind: houseKey.kind }).from(houseKey);
  return made.length > 0 ? "other-directory" : "not-set-up";
}

/** The public half of the recovery key. @throws Conflict while the house has none */
export async function requireRecovery(
  db: Database,
  keyring: Keyring,
): Promise<PublicHalf> {
  const half = await houseHalf(db, keyring.directoryKey, "recovery");
  if (!half) throw new Conflict("set the house up first");
  return half;
}
