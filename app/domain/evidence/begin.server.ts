import { and, count, eq, inArray, sum } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Database } from "#db/client.server.ts";
import { evidence } from "#db/schema/index.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { requireUploadable } from "./allowed.server.ts";
import { keepFile } from "./keep.server.ts";
import type { FileName } from "./file-name.ts";
import {
  leastFreeFiles,
  leastStoredBytes,
  unfinishedDays,
  type EvidenceLimits,
} from "./limits.ts";
import { beginning } from "./position.server.ts";
import { EvidenceRefused } from "./refused.ts";
import { sealHashState, sealName } from "./sealed.server.ts";
import type { EvidenceStore } from "./store.ts";

/** What every step of receiving is given. */
export type Receiving = {
  session: ReporterSession;
  store: EvidenceStore;
  limits: EvidenceLimits;
  now: () => Date;
};

/**
 * A file is announced; its bytes follow.
 * @throws EvidenceRefused
 */
export async function beginFile(
  db: Database,
  receiving: Receiving &
    FileName & {
      sizeBytes: number;
      evidenceId?: string;
      /** False for a plain form, which announces only its own size: a file of it is whole when it ends, see `endFile`. */
      isSizeKnown?: boolean;
    },
): Promise<{ evidenceId: string }> {
  const { session, limits, sizeBytes, now, name, mediaType } = receiving;
  const { isSizeKnown = true, evidenceId = uuidv7() } = receiving;
  if (isSizeKnown && sizeBytes > limits.fileBytes)
    throw new EvidenceRefused("too-large");
  await refuseWhenFull(receiving, sizeBytes);
  const { reportId, accessId, key } = session;
  const position = beginning();
  await db.transaction(async (tx) => {
    const taking = await requireUploadable(tx, session, { isLocked: true });
    await refuseBeyond(tx, reportId, limits, sizeBytes);
    const startedAt = now();
    await tx.insert(evidence).values({
      reportId,
      id: evidenceId,
      accessId,
      nameSealed: sealName(key, evidenceId, { name, mediaType }),
      hashStateSealed: sealHashState(key, evidenceId, position),
      // One byte more than can come, so that no part looks like the last one.
      sizeBytes: isSizeKnown ? sizeBytes : limits.fileBytes + 1,
      startedAt,
      expiresAt: unfinishedUntil(startedAt),
    });
    if (isSizeKnown && sizeBytes === 0)
      await keepFile(tx, { ...receiving, taking, evidenceId, position });
  });
  return { evidenceId };
}

export function unfinishedUntil(now: Date): Date {
  return new Date(now.getTime() + unfinishedDays * 86_400_000);
}

/** @throws EvidenceRefused when `moreBytes` would eat into the reserve */
export async function refuseWhenFull(
  { store, limits }: Pick<Receiving, "store" | "limits">,
  moreBytes: number,
): Promise<void> {
  const room = await store.room();
  if (room === null) return;
  const left = room.bytes - Math.max(moreBytes, leastStoredBytes);
  const isOutOfFiles = room.files !== null && room.files < leastFreeFiles;
  if (isOutOfFiles || left < limits.reserveBytes)
    throw new EvidenceRefused("store-full");
}

/** With the report locked, so that two files at once do not both take the last place. */
async function refuseBeyond(
  tx: Database,
  reportId: string,
  limits: EvidenceLimits,
  sizeBytes: number,
): Promise<void> {
  const [held] = await tx
    .select({ count: count(), bytes: sum(evidence.sizeBytes) })
    .from(evidence)
    .where(
      and(
        eq(evidence.reportId, reportId),
        inArray(evidence.state, ["receiving", "kept"]),
      ),
    );
  const isBeyond =
    (held?.count ?? 0) >= limits.fileCount ||
    Number(held?.bytes ?? 0) + sizeBytes > limits.reportBytes;
  if (isBeyond) throw new EvidenceRefused("too-many");
}
