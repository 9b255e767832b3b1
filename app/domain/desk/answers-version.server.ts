import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, reportKey } from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { NotFound } from "../refusal.ts";
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
 * One version of a report's answers with what changed in it, and the record that it was read.
 * @throws NotFound when report or version do not exist, or this person may not read them
 */
export async function readAnswersVersion(
  db: Database,
  {
    viewer,
    reportId,
    version,
    now,
  }: {
    viewer: Viewer;
    reportId: string;
    version: number;
    now: Date;
  },
) {
  const row = await getVisible(db, viewer, reportId);
  const key = requireKey(openReportKey(viewer, reportId, row), viewer);
  const read = await readVersion(db, { key, version });
  const { unitId, actor } = viewer;
  await db.transaction((tx) =>
    recordEvent(tx, {
      reportId,
      event: { type: "answers.read", answersVersion: version, unitId },
      actor,
      at: now,
    }),
  );
  return { reportId, reference: row.reference, version, ...read };
}

async function getVisible(db: Database, viewer: Viewer, reportId: string) {
  const [row] = await db
    .select({
      id: report.id,
      reference: report.reference,
      ...sealedKeyColumns,
    })
    .from(report)
    .leftJoin(reportKey, onKeyOf(viewer, report.id))
    .where(and(eq(report.id, reportId), visibleReports(db, viewer)));
  if (!row || !readsContents(viewer)) throw new NotFound("no such report");
  return row;
}
