import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { reportAnswers } from "#db/schema/index.ts";
import type { Answers } from "../form/answers.ts";
import type { Change } from "../form/changes.ts";
import type { CheckRow } from "../form/check.ts";
import { openAnswers } from "../answers/sealed-answers.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import { changesIn, rowsIn } from "../answers/versions.server.ts";
import { openedAs, valueIn, type Opened } from "../vault/opened.ts";

export type AnswersShown = {
  answers: Opened<Answers>;
  /** A row for each question on the report's path. */
  rows: Opened<CheckRow[]>;
  /** What is news to the viewer's unit, and when it was saved. */
  news: Opened<(Change & { at: Date })[]>;
  /** Newest first. */
  versions: { version: number; savedAt: Date }[];
};

/**
 * The newest answers, and what in them is news: one query, which brings the newest version and the newest that the unit
 * has seen, however many there are.
 */
export async function readAnswersShown(
  db: Database,
  {
    key,
    answersVersion,
    seenUntil,
  }: { key: ReportKey; answersVersion: number; seenUntil: Date },
): Promise<AnswersShown> {
  const stored = await listStored(db, { key, answersVersion, seenUntil });
  const newest = stored.find(({ version }) => version === answersVersion);
  const seen = stored.find(({ savedAt }) => savedAt <= seenUntil);
  const answers = open(key, newest);
  const rows = newest ? rowsIn(answers) : { is: "opened" as const, value: [] };
  const versions = stored.map(({ version, savedAt }) => ({ version, savedAt }));
  const changes =
    seen && seen !== newest
      ? changesIn(rowsIn(open(key, seen)), rows)
      : { is: "opened" as const, value: [] };
  const at = (change: Change) =>
    savedAtOf(change, valueIn(answers) ?? {}, versions) ?? seenUntil;
  const news = openedAs(changes, (each) =>
    each.map((change) => ({ ...change, at: at(change) })),
  );
  return { answers, rows, news, versions };
}

type Stored = Awaited<ReturnType<typeof listStored>>[number];

function listStored(
  db: Database,
  {
    key: { reportId },
    answersVersion,
    seenUntil,
  }: { key: ReportKey; answersVersion: number; seenUntil: Date },
) {
  const seenVersion = sql`(
    select max(seen.version)
    from ${reportAnswers} as seen
    where seen.report_id = ${reportId} and seen.saved_at <= ${seenUntil.toISOString()}::timestamptz)`;
  return db
    .select({
      version: reportAnswers.version,
      questionsVersion: reportAnswers.questionsVersion,
      savedAt: reportAnswers.savedAt,
      sealed: sql<Buffer | null>`case
        when ${reportAnswers.version} in (${answersVersion}, ${seenVersion}) then ${reportAnswers.sealed}
      end`,
    })
    .from(reportAnswers)
    .where(eq(reportAnswers.reportId, reportId))
    .orderBy(desc(reportAnswers.version));
}

function open(key: ReportKey, stored: Stored | undefined): Opened<Answers> {
  if (!stored?.sealed) return { is: "opened", value: {} };
  const { sealed } = stored;
  return openedOrDamaged(() => openAnswers(key, { ...stored, sealed }).answers);
}

/** Of an answer that is no longer asked for: when the newest version was saved. */
function savedAtOf(
  { questionId, after }: Change,
  answers: Answers,
  versions: AnswersShown["versions"],
): Date | undefined {
  const savedIn = answers[questionId]?.savedIn;
  const own = versions.find(({ version }) => version === savedIn);
  return (after.length > 0 ? own : undefined)?.savedAt ?? versions[0]?.savedAt;
}
