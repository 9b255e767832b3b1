import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reportAnswers } from "#db/schema/report.ts";
import { NotFound } from "../refusal.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import type { Answers } from "../form/answers.ts";
import { changesBetween, type Change } from "../form/changes.ts";
import { checkRows, type CheckRow } from "../form/check.ts";
import { openAnswers, type SavedAnswers } from "./sealed-answers.server.ts";
import { updatesOf, type Update, type Version } from "../form/updates.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import { openedAs, type Opened } from "../vault/opened.ts";

/** Every version of a sent report, oldest first; the first is what was sent. */
export function listVersions(
  db: Database,
  reportId: string,
): Promise<Version[]> {
  return db
    .select({
      version: reportAnswers.version,
      savedAt: reportAnswers.savedAt,
      accessId: reportAnswers.accessId,
    })
    .from(reportAnswers)
    .where(eq(reportAnswers.reportId, reportId))
    .orderBy(asc(reportAnswers.version));
}

export type ShownUpdate = Update & { changes: Opened<Change[]> };

/**
 * What changed since the report was sent, the newest first: so many updates older than the version `before`. Opens one
 * version more than it answers with, however many there are.
 */
export async function readUpdates(
  db: Database,
  {
    key,
    before = Infinity,
    limit,
  }: { key: ReportKey; before?: number; limit: number },
): Promise<{ updates: ShownUpdate[]; hasOlder: boolean }> {
  const all = updatesOf(await listVersions(db, key.reportId));
  const older = all.filter(({ to }) => to < before).reverse();
  const updates = older.slice(0, limit);
  const ends = updates.flatMap(({ from, to }) => [from, to]);
  const rows = await openRows(db, key, ends);
  return {
    updates: updates.map((update) => ({
      ...update,
      changes: changesIn(rows(update.from), rows(update.to)),
    })),
    hasOlder: older.length > limit,
  };
}

/** One version and what changed in it. @throws NotFound for a version that there is not */
export async function readVersion(
  db: Database,
  { key, version }: { key: ReportKey; version: number },
): Promise<{
  rows: Opened<CheckRow[]>;
  changes: Opened<Change[]>;
  versions: Version[];
  savedAt: Date;
}> {
  const versions = await listVersions(db, key.reportId);
  const at = versions.findIndex((one) => one.version === version);
  const found = versions[at];
  if (!found) throw new NotFound("no such version");
  const previous = versions[at - 1]?.version;
  const opened = previous === undefined ? [version] : [previous, version];
  const rowsOf = await openRows(db, key, opened);
  const rows = rowsOf(version);
  return {
    rows,
    changes:
      previous === undefined
        ? { is: "opened", value: [] }
        : changesIn(rowsOf(previous), rows),
    versions,
    savedAt: found.savedAt,
  };
}

async function openRows(
  db: Database,
  key: ReportKey,
  versions: readonly number[],
): Promise<(version: number) => Opened<CheckRow[]>> {
  const opened = await openVersions(db, key, versions);
  return (version) => rowsIn(opened.get(version) ?? { is: "damaged" });
}

/** A row for each question on their path. */
export function rowsIn(answers: Opened<Answers>): Opened<CheckRow[]> {
  return openedAs(answers, checkRows);
}

/** What changed can be told where both open. */
export function changesIn(
  before: Opened<CheckRow[]>,
  after: Opened<CheckRow[]>,
): Opened<Change[]> {
  return before.is === "opened" && after.is === "opened"
    ? { is: "opened", value: changesBetween(before.value, after.value) }
    : { is: "damaged" };
}

/** These versions by their number, each opened by itself. */
export async function openVersions(
  db: Database,
  key: ReportKey,
  versions: readonly number[],
): Promise<Map<number, Opened<Answers>>> {
  const saved = await findVersions(db, key, versions);
  const opened = saved.map((one): [number, Opened<Answers>] => [
    one.version,
    openedOrDamaged(() => openAnswers(key, one).answers),
  ]);
  return new Map(opened);
}

async function findVersions(
  db: Database,
  { reportId }: ReportKey,
  versions: readonly number[],
) {
  if (versions.length === 0) return [];
  return db
    .select({
      version: reportAnswers.version,
      questionsVersion: reportAnswers.questionsVersion,
      sealed: reportAnswers.sealed,
    })
    .from(reportAnswers)
    .where(
      and(
        eq(reportAnswers.reportId, reportId),
        inArray(reportAnswers.version, [...new Set(versions)]),
      ),
    );
}

/** The answers as one version holds them. @throws NotFound for a version that there is not, CannotOpen */
export async function readAnswersOf(
  db: Database,
  { key, version }: { key: ReportKey; version: number },
): Promise<SavedAnswers> {
  const [saved] = await findVersions(db, key, [version]);
  if (!saved) throw new NotFound("no such version");
  return openAnswers(key, saved);
}
