import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, reportKey } from "#db/schema/index.ts";
import type { AuditEvent } from "../audit/events.ts";
import { recordEvent } from "../audit/record.server.ts";
import { NotFound } from "../refusal.ts";
import { maskChanges, maskRows } from "../form/mask.ts";
import { readReveals } from "../reveal/list.server.ts";
import { openedAs } from "../vault/opened.ts";
import { readVersion } from "../answers/versions.server.ts";
import {
  onKeyOf,
  openReportKey,
  requireKey,
  sealedKeyColumns,
} from "../unit-key/report-key.server.ts";
import { readsContents } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";

/**
 * One version of a report's answers with what changed in it, personal data masked but for who revealed it, and the record that it
 * was read.
 * @throws NotFound when report or version do not exist, or this person may not read them
 */
export async function readAnswersVersion(
  db: Database,
  reading: Reading & { version: number },
) {
  const row = await getVisible(db, reading);
  const read = await readMasked(db, reading, row, reading.version);
  const { version, viewer } = reading;
  const event = { type: "answers.read", answersVersion: version } as const;
  await record(db, reading, { ...event, unitId: viewer.unitId });
  return read;
}

/**
 * The newest answers, to be saved as a file: as `readAnswersVersion`, and the record that they were, and whether personal data
 * went along.
 * @throws NotFound
 */
export async function copyAnswers(db: Database, reading: Reading) {
  const row = await getVisible(db, reading);
  const { answersVersion } = row;
  const read = await readMasked(db, reading, row, answersVersion);
  const isMasked = read.leftMs === null;
  const { unitId } = reading.viewer;
  const event = { type: "answers.copied", answersVersion, isMasked } as const;
  await record(db, reading, { ...event, unitId });
  return { ...read, isMasked };
}

type Reading = { viewer: Viewer; reportId: string; now: Date };

async function record(
  db: Database,
  { reportId, viewer: { actor }, now: at }: Reading,
  event: AuditEvent,
) {
  await db.transaction((tx) => recordEvent(tx, { reportId, event, actor, at }));
}

async function readMasked(
  db: Database,
  { viewer, reportId }: Reading,
  row: Awaited<ReturnType<typeof getVisible>>,
  version: number,
) {
  const key = requireKey(openReportKey(viewer, reportId, row), viewer);
  const { rows, changes, ...read } = await readVersion(db, { key, version });
  const { leftMs } = await readReveals(db, key, viewer);
  const isRevealed = leftMs !== null;
  return {
    ...{ reportId, reference: row.reference, version, ...read, leftMs },
    rows: openedAs(rows, (each) => maskRows(each, isRevealed)),
    changes: openedAs(changes, (each) => maskChanges(each, isRevealed)),
  };
}

async function getVisible(db: Database, { viewer, reportId }: Reading) {
  const [row] = await db
    .select({
      id: report.id,
      reference: report.reference,
      answersVersion: report.answersVersion,
      ...sealedKeyColumns,
    })
    .from(report)
    .leftJoin(reportKey, onKeyOf(viewer, report.id))
    .where(and(eq(report.id, reportId), visibleReports(db, viewer)));
  if (!row || !readsContents(viewer)) throw new NotFound("no such report");
  return row;
}
