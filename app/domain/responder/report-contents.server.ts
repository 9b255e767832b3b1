import { asc, desc, eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import {
  message,
  note,
  reportAnswers,
  responder,
  unit,
} from "#db/schema/index.ts";
import type { Clock } from "../clock/legal.ts";
import { clocksOfAnswers } from "../clock/legal-clocks.server.ts";
import { checkRows, type CheckRow } from "../report/check.ts";
import { openAnswers } from "../report/sealed-answers.server.ts";
import { openText, type ReportKey } from "../vault/seal.server.ts";
import { openHeadlineWith } from "./headline.server.ts";

type Opening = {
  key: ReportKey;
  headlineSealed: Buffer | null;
  answersVersion: number;
  now: Date;
};

/** Everything sealed that the page shows, opened: three queries. */
export async function readContents(db: Database, opening: Opening) {
  const { key, headlineSealed } = opening;
  return {
    headline: headlineSealed ? openHeadlineWith(key, headlineSealed) : null,
    ...(await readVersions(db, opening)),
    messages: await listMessages(db, key),
    notes: await listNotes(db, key),
  };
}

/** When each version was saved; the answers of the newest alone, and the legal clocks that they may start. */
async function readVersions(
  db: Database,
  { key, answersVersion, now }: Opening,
): Promise<{
  /** A row for each question on the report's path. */
  rows: CheckRow[];
  clocks: Clock[];
  versions: { version: number; savedAt: Date }[];
}> {
  const rows = await db
    .select({
      version: reportAnswers.version,
      savedAt: reportAnswers.savedAt,
      sealed: sql<Buffer | null>`case
        when ${reportAnswers.version} = ${answersVersion} then ${reportAnswers.sealed}
      end`,
    })
    .from(reportAnswers)
    .where(eq(reportAnswers.reportId, key.reportId))
    .orderBy(desc(reportAnswers.version));
  const newest = rows.find(({ sealed }) => sealed !== null);
  const answers = newest?.sealed
    ? openAnswers(key, newest.version, newest.sealed).answers
    : null;
  return {
    rows: answers ? checkRows(answers) : [],
    clocks: answers ? clocksOfAnswers(answers, now) : [],
    versions: rows.map(({ version, savedAt }) => ({ version, savedAt })),
  };
}

/** Between reporter and units, oldest first; from the reporter when `responderName` is null. */
async function listMessages(db: Database, key: ReportKey) {
  const rows = await db
    .select({
      id: message.id,
      kind: message.kind,
      unitId: message.unitId,
      unitName: unit.name,
      responderName: responder.name,
      sentAt: message.sentAt,
      answersId: message.answersId,
      bodySealed: message.bodySealed,
    })
    .from(message)
    .leftJoin(unit, eq(unit.id, message.unitId))
    .leftJoin(responder, eq(responder.id, message.responderId))
    .where(eq(message.reportId, key.reportId))
    .orderBy(asc(message.sentAt), asc(message.id));
  return rows.map(({ bodySealed, ...row }) => ({
    ...row,
    body: openText(
      key,
      { table: "message", column: "body_sealed", row: row.id },
      bodySealed,
    ),
  }));
}

async function listNotes(db: Database, key: ReportKey) {
  const rows = await db
    .select({
      id: note.id,
      unitName: unit.name,
      responderName: responder.name,
      writtenAt: note.writtenAt,
      bodySealed: note.bodySealed,
    })
    .from(note)
    .innerJoin(unit, eq(unit.id, note.unitId))
    .innerJoin(responder, eq(responder.id, note.responderId))
    .where(eq(note.reportId, key.reportId))
    .orderBy(asc(note.writtenAt), asc(note.id));
  return rows.map(({ bodySealed, ...row }) => ({
    ...row,
    body: openText(
      key,
      { table: "note", column: "body_sealed", row: row.id },
      bodySealed,
    ),
  }));
}
