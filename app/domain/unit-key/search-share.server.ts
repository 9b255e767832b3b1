import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { searchKeyShare } from "#db/schema/index.ts";
import { openWithSeed, type KeySeed } from "../vault/key-seed.server.ts";
import { searchShareOf } from "./new-key.server.ts";
import type { KeyHolder } from "./report-key.server.ts";

/** The search seed as this person's unit has it; null when it was given none yet. */
export async function findSearchSeed(
  db: Database,
  { unitId, keys }: KeyHolder,
): Promise<KeySeed | null> {
  if (!keys) return null;
  const [share] = await db
    .select()
    .from(searchKeyShare)
    .where(eq(searchKeyShare.unitId, unitId));
  const unitSeed = share ? keys.unitSeed(share.keyNumber) : null;
  if (!share || !unitSeed) return null;
  const belongsTo = searchShareOf(unitId, share.keyNumber);
  return openWithSeed(unitSeed, belongsTo, share.seedSealed);
}
