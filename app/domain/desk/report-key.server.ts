import {
  openReportKey,
  type KeyHolder,
  type SealedKey,
} from "../unit-key/report-key.server.ts";
import { tellDamage } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";
import type { ReportKey } from "../vault/seal.server.ts";

/** As `openReportKey`; damaged where it lies for the unit, under a key that this person holds, and does not open all the same. */
export function keyOrDamaged(
  holder: KeyHolder,
  reportId: string,
  sealed: SealedKey,
): Opened<ReportKey> | null {
  const key = openReportKey(holder, reportId, sealed);
  if (key) return { is: "opened", value: key };
  const { keyNumber } = sealed;
  const holds = keyNumber !== null && holder.keys?.unitSeed(keyNumber);
  if (!holds || sealed.keySealed === null) return null;
  tellDamage({ kind: "report_key.sealed", reportId, row: holder.unitId });
  return { is: "damaged" };
}
