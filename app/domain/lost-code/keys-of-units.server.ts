import { eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reportKey } from "#db/schema/index.ts";
import { currentKeys } from "../unit-key/chain.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";

/** Of the units that the report was sealed to: any of them may call, as far as it has a part. */
export async function keysOfUnits(
  tx: Database,
  keyring: Keyring,
  reportId: string,
) {
  const rows = await tx
    .select({ unitId: reportKey.unitId })
    .from(reportKey)
    .where(eq(reportKey.reportId, reportId));
  const unitIds = rows.map(({ unitId }) => unitId);
  return currentKeys(tx, keyring.directoryKey, { unitIds, andTriage: true });
}
