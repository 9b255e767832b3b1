import { and, eq, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { reportKey, reportKeyWanted } from "#db/schema/index.ts";
import { Conflict } from "../refusal.ts";
import {
  openWithSeed,
  sealToHalf,
  type KeySeed,
} from "../vault/key-seed.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { triageDeskId } from "../vocabulary/directory.ts";
import { currentKeys, type CurrentKey } from "./chain.server.ts";
import type { SessionKeys } from "./session-keys.server.ts";

/** A person with what their session opens; without keys until a member of the unit let them in. */
export type KeyHolder = { unitId: string; keys: SessionKeys | null };

/** A report's key as it lies for one unit; nulls when it waits to be sealed to it. */
export type SealedKey = { keyNumber: number | null; keySealed: Buffer | null };

/** To select beside a report, with `onKeyOf` as the condition of a left join. */
export const sealedKeyColumns = {
  keyNumber: reportKey.keyNumber,
  keySealed: reportKey.sealed,
};

export function onKeyOf(
  { unitId }: Pick<KeyHolder, "unitId">,
  reportId: PgColumn,
): SQL | undefined {
  return and(eq(reportKey.reportId, reportId), eq(reportKey.unitId, unitId));
}

/** Null when the report was not sealed to the unit yet, or the person was not let in to the key it lies under. */
export function openReportKey(
  { unitId, keys }: KeyHolder,
  reportId: string,
  { keyNumber, keySealed }: SealedKey,
): ReportKey | null {
  if (keyNumber === null || keySealed === null) return null;
  const seed = keys?.unitSeed(keyNumber) ?? null;
  return seed && openSealed(seed, { unitId, keyNumber, keySealed }, reportId);
}

function openSealed(
  seed: KeySeed,
  row: { unitId: string; keyNumber: number; keySealed: Buffer },
  reportId: string,
): ReportKey | null {
  const belongsTo = reportKeyOf(reportId, row.unitId, row.keyNumber);
  const bytes = openWithSeed(seed, belongsTo, row.keySealed);
  return bytes && { reportId, bytes };
}

/** As `openReportKey`, of a report by its id. */
export async function findReportKey(
  db: Database,
  holder: KeyHolder,
  reportId: string,
): Promise<ReportKey | null> {
  const [row] = await db
    .select(sealedKeyColumns)
    .from(reportKey)
    .where(
      and(
        eq(reportKey.reportId, reportId),
        eq(reportKey.unitId, holder.unitId),
      ),
    );
  return row ? openReportKey(holder, reportId, row) : null;
}

/**
 * What stands between a report and somebody who may read it: that a colleague lets them in to the unit's keys, or that a
 * session seals it to the unit.
 */
export type WaitsFor = "letting-in" | "sealing";

export function whatItWaitsFor({ keys }: KeyHolder): WaitsFor {
  return keys?.newest ? "sealing" : "letting-in";
}

/** @throws Conflict while the report does not open for this person */
export function requireKey(
  key: ReportKey | null,
  holder: KeyHolder,
): ReportKey {
  if (!key) throw new Conflict(waitWords[whatItWaitsFor(holder)]);
  return key;
}

const waitWords = {
  "letting-in": "it does not open for you yet: a colleague must let you in",
  sealing:
    "it does not open for this unit yet: somebody of a unit that has it must be here first",
} satisfies Record<WaitsFor, string>;

/**
 * The report's key for these units, and with `andTriage` for the triage desk; a unit that has it keeps what it has. To a
 * unit without a key of its own it is sealed later, by whoever has the report then.
 */
export async function sealToUnits(
  tx: Database,
  {
    directoryKey,
    key,
    unitIds,
    andTriage = false,
    now,
  }: {
    directoryKey: Buffer;
    key: ReportKey;
    unitIds: readonly string[];
    andTriage?: boolean;
    now: Date;
  },
): Promise<void> {
  if (unitIds.length === 0 && !andTriage) return;
  const { reportId } = key;
  const current = await currentKeys(tx, directoryKey, { unitIds, andTriage });
  // A report that nobody could ever read is not accepted: the reporter would be told that it arrived.
  if (andTriage && current.every(({ unitId }) => unitId !== triageDeskId))
    throw new Error(
      "no key of the triage desk is vouched for by the directory",
    );
  if (current.length > 0)
    await tx
      .insert(reportKey)
      .values(current.map((one) => sealedTo(one, key)))
      .onConflictDoNothing();
  const ready = new Set(current.map(({ unitId }) => unitId));
  const waiting = unitIds.filter((unitId) => !ready.has(unitId));
  if (waiting.length === 0) return;
  await tx
    .insert(reportKeyWanted)
    .values(waiting.map((unitId) => ({ reportId, unitId, since: now })))
    .onConflictDoNothing();
}

/** The row of a report's key for one unit. */
export function sealedTo(
  { unitId, number, half }: CurrentKey,
  { reportId, bytes }: ReportKey,
): typeof reportKey.$inferInsert {
  const belongsTo = reportKeyOf(reportId, unitId, number);
  return {
    ...{ reportId, unitId, keyNumber: number },
    sealed: sealToHalf(half, belongsTo, bytes),
  };
}

function reportKeyOf(
  reportId: string,
  unitId: string,
  number: number,
): string[] {
  return ["report_key", reportId, unitId, String(number)];
}
