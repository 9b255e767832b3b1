import { desc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { prepared } from "#db/prepared.server.ts";
import { reportAnswers } from "#db/schema/report.ts";
import { openJson, sealJson, type ReportKey } from "../vault/seal.server.ts";
import type { Answers } from "../form/answers.ts";
import { migrateAnswers } from "../form/migrate.ts";
import { storedOf, storedSchema } from "./stored.ts";

export type SavedAnswers = { version: number; answers: Answers };

/** One version as it is stored; `questionsVersion` says by which questions it was answered. */
export type SealedAnswers = {
  version: number;
  questionsVersion: number;
  sealed: Buffer;
};

export function sealAnswers(
  key: ReportKey,
  { version, answers }: SavedAnswers,
): Buffer {
  return sealJson(key, placeOf(key, version), storedOf(answers));
}

/** As answers to today's questions. @throws CannotOpen */
export function openAnswers(
  key: ReportKey,
  { version, questionsVersion, sealed }: SealedAnswers,
): SavedAnswers {
  const stored = openJson(key, placeOf(key, version), sealed, storedSchema);
  return { version, answers: migrateAnswers(stored, questionsVersion) };
}

/** The newest answers; none yet are version 0. @throws CannotOpen */
export async function readAnswers(
  db: Database,
  key: ReportKey,
): Promise<SavedAnswers> {
  const [row] = await newestOf(db).execute({ reportId: key.reportId });
  return row ? openAnswers(key, row) : { version: 0, answers: {} };
}

const newestOf = prepared((db) =>
  db
    .select({
      version: reportAnswers.version,
      questionsVersion: reportAnswers.questionsVersion,
      sealed: reportAnswers.sealed,
    })
    .from(reportAnswers)
    .where(eq(reportAnswers.reportId, sql.placeholder("reportId")))
    .orderBy(desc(reportAnswers.version))
    .limit(1)
    .prepare("newest_answers"),
);

function placeOf(key: ReportKey, version: number) {
  const row = key.reportId;
  return { table: "report_answers", column: "sealed", row, version };
}
