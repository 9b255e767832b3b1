import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import {
  assignment,
  report,
  reportKey,
  reportKeyWanted,
  searchKeyShare,
  unitKey,
  unitKeyWanted,
} from "#db/schema/index.ts";
import { Conflict } from "../refusal.ts";
import { recordEvent } from "../audit/record.server.ts";
import { publicHalfOf, type KeySeed } from "../vault/key-seed.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { openStatuses } from "../vocabulary/report.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { currentKeys, type CurrentKey } from "./chain.server.ts";
import type { Member } from "./let-in.server.ts";
import { findSearchSeed } from "./search-share.server.ts";
import { renewUnitKey, searchShareRow } from "./new-key.server.ts";
import { openReportKey, sealedTo } from "./report-key.server.ts";

type Tending = { keyring: Keyring; by: Member; now: Date };

/** Of each kind of work in one go; the rest waits for the next. */
const batch = 25;

/**
 * What only a session can do, done by whoever is signed in: the unit's next key after somebody left, keys of reports and of
 * the search for units that wait for them, open reports of the unit under its newest key. Bounded, safe to repeat and to
 * run twice at once.
 */
export async function tendKeys(db: Database, tending: Tending): Promise<void> {
  if (!tending.by.keys?.newest) return;
  const newest = await renewIfWanted(db, tending).catch((error: unknown) => {
    // Somebody else made the next key, or must: this person does not open the newest. The rest can be done all the same.
    if (error instanceof Conflict) return tending.by.keys?.newest ?? null;
    throw error;
  });
  await shareSearchKey(db, tending);
  await sealWanted(db, tending);
  await sealAnew(db, tending, newest);
}

async function renewIfWanted(
  db: Database,
  { keyring, by, now }: Tending,
): Promise<{ number: number; seed: KeySeed } | null> {
  const newest = by.keys?.newest ?? null;
  return db.transaction(async (tx) => {
    const [wanted] = await tx
      .delete(unitKeyWanted)
      .where(eq(unitKeyWanted.unitId, by.unitId))
      .returning({ unitId: unitKeyWanted.unitId });
    if (!wanted || !newest) return newest;
    const { event, ...renewed } = await renewUnitKey(tx, {
      ...{ keyring, unitId: by.unitId, newest, by: by.responderId, now },
    });
    await recordEvent(tx, {
      sessionId: by.sessionId,
      event,
      actor: by.actor,
      at: now,
    });
    return renewed;
  });
}

/** The search seed for units that have a key and no share of it. */
async function shareSearchKey(
  db: Database,
  { keyring, by }: Tending,
): Promise<void> {
  const seed = await findSearchSeed(db, by);
  if (!seed) return;
  const lacking = await db
    .selectDistinct({ unitId: unitKey.unitId })
    .from(unitKey)
    .leftJoin(searchKeyShare, eq(searchKeyShare.unitId, unitKey.unitId))
    .where(sql`${searchKeyShare.unitId} is null`)
    .limit(batch);
  if (lacking.length === 0) return;
  const unitIds = lacking.map(({ unitId }) => unitId);
  const keys = await currentKeys(db, keyring.directoryKey, {
    unitIds,
    andTriage: false,
  });
  if (keys.length === 0) return;
  await db
    .insert(searchKeyShare)
    .values(keys.map((key) => searchShareRow(key, seed)))
    .onConflictDoNothing();
}

/** Reports of this unit that other units were offered while nobody could seal them. */
async function sealWanted(db: Database, tending: Tending): Promise<void> {
  const { keyring, by } = tending;
  const wanted = await listWanted(db, by.unitId);
  const unitIds = [...new Set(wanted.map(({ unitId }) => unitId))];
  if (unitIds.length === 0) return;
  const asked = { unitIds, andTriage: false };
  const current = await currentKeys(db, keyring.directoryKey, asked);
  for (const { reportId, unitId, ...sealed } of wanted) {
    const to = current.find((each) => each.unitId === unitId);
    const key = openReportKey(by, reportId, sealed);
    if (to && key) await sealOne(db, tending, to, key);
  }
}

/** Only for a unit that has a part in it: a row that was written alone gives nobody a report. */
function listWanted(db: Database, ofUnitId: string) {
  const own = alias(reportKey, "own");
  return db
    .select({
      reportId: reportKeyWanted.reportId,
      unitId: reportKeyWanted.unitId,
      keyNumber: own.keyNumber,
      keySealed: own.sealed,
    })
    .from(reportKeyWanted)
    .innerJoin(
      own,
      and(eq(own.reportId, reportKeyWanted.reportId), eq(own.unitId, ofUnitId)),
    )
    .where(
      sql`exists (
        select 1
        from ${unitKey}
        where ${unitKey.unitId} = ${reportKeyWanted.unitId})
      and exists (
        select 1
        from ${assignment}
        where ${assignment.reportId} = ${reportKeyWanted.reportId}
          and ${assignment.unitId} = ${reportKeyWanted.unitId}
          and ${assignment.state} in ('offered', 'accepted'))`,
    )
    .orderBy(asc(reportKeyWanted.since))
    .limit(batch);
}

/** In the history of the report, as nobody clicked for it: in whose session it was, and for which unit. */
async function sealOne(
  db: Database,
  { by, now: at }: Tending,
  to: CurrentKey,
  key: ReportKey,
): Promise<void> {
  const { reportId } = key;
  const { unitId, number } = to;
  await db.transaction(async (tx) => {
    const sealed = await tx
      .insert(reportKey)
      .values(sealedTo(to, key))
      .onConflictDoNothing()
      .returning({ unitId: reportKey.unitId });
    const event = { type: "report.key-sealed", unitId, number } as const;
    if (sealed.length > 0)
      await recordEvent(tx, { reportId, event, actor: by.actor, at });
    await tx
      .delete(reportKeyWanted)
      .where(
        and(
          eq(reportKeyWanted.reportId, reportId),
          eq(reportKeyWanted.unitId, unitId),
        ),
      );
  });
}

/** Open reports that still lie under an older key of this unit, under its newest; closed ones stay as they are. */
async function sealAnew(
  db: Database,
  { by }: Tending,
  newest: { number: number; seed: KeySeed } | null,
): Promise<void> {
  if (!newest || newest.number === 1) return;
  const { unitId } = by;
  const older = await listOlder(db, unitId, newest.number);
  const to = { unitId, number: newest.number, half: publicHalfOf(newest.seed) };
  for (const { reportId, ...sealed } of older) {
    const key = openReportKey(by, reportId, sealed);
    if (!key) continue;
    const { keyNumber, sealed: anew } = sealedTo(to, key);
    await db
      .update(reportKey)
      .set({ keyNumber, sealed: anew })
      .where(
        and(
          eq(reportKey.reportId, reportId),
          eq(reportKey.unitId, unitId),
          eq(reportKey.keyNumber, sealed.keyNumber),
        ),
      );
  }
}

function listOlder(db: Database, unitId: string, newest: number) {
  return db
    .select({
      reportId: reportKey.reportId,
      keyNumber: reportKey.keyNumber,
      keySealed: reportKey.sealed,
    })
    .from(reportKey)
    .innerJoin(report, eq(report.id, reportKey.reportId))
    .where(
      and(
        eq(reportKey.unitId, unitId),
        lt(reportKey.keyNumber, newest),
        inArray(report.status, [...openStatuses]),
      ),
    )
    .orderBy(asc(reportKey.keyNumber), asc(reportKey.reportId))
    .limit(batch);
}
