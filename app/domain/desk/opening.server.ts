import { and, eq, exists, inArray, isNotNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import {
  assignment,
  county,
  lostCode,
  report,
  reportAccess,
  reportKey,
  reportLook,
  reportTask,
} from "#db/schema/index.ts";
import { recordEvent } from "../audit/record.server.ts";
import { isOpenOf } from "../lost-code/lost-code.server.ts";
import { NotFound } from "../refusal.ts";
import { worksReports } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import { onKeyOf, sealedKeyColumns } from "../unit-key/report-key.server.ts";
import { own } from "./queue-columns.server.ts";
import { isOwn } from "./queue-rows.server.ts";
import { liveStates } from "../vocabulary/routing.ts";

type Opening = { viewer: Viewer; reportId: string; now: Date };

/**
 * The clear columns of a report, and the record that somebody opened it. The history holds every opening. The first by
 * somebody who works reports is what the reporter is told as "a person looked"; the look of an auditor or an
 * administrator does not count as that and does not mark the report as read.
 * @throws NotFound when it does not exist or is out of this person's sight
 */
export async function openOnDesk(db: Database, opening: Opening) {
  const { viewer, reportId, now } = opening;
  return db.transaction(async (tx) => {
    const row = await getVisible(tx, opening);
    if (worksReports(viewer)) await noteLook(tx, opening, row);
    await noteOwnLook(tx, opening, row);
    await recordEvent(tx, {
      reportId,
      event: { type: "report.opened", unitId: viewer.unitId },
      actor: viewer.actor,
      at: now,
    });
    return row;
  });
}

async function noteLook(
  tx: Database,
  { viewer, reportId, now }: Opening,
  { firstOpenedAt }: { firstOpenedAt: Date | null },
) {
  if (firstOpenedAt === null)
    await tx
      .update(report)
      .set({ firstOpenedAt: now })
      .where(eq(report.id, reportId));
  await tx
    .update(assignment)
    .set({ openedAt: now })
    .where(
      and(
        eq(assignment.reportId, reportId),
        eq(assignment.unitId, viewer.unitId),
        inArray(assignment.state, [...liveStates]),
      ),
    );
}

/** What is new to this person is told from here, whatever their role: by what they see and not by when. */
async function noteOwnLook(
  tx: Database,
  { viewer, reportId, now: openedAt }: Opening,
  seen: { reporterActedAt: Date | null; ownOfferedAt: Date | null },
) {
  const { responderId } = viewer;
  const { reporterActedAt: seenActedAt, ownOfferedAt: seenOfferedAt } = seen;
  const look = { openedAt, seenActedAt, seenOfferedAt };
  await tx
    .insert(reportLook)
    .values({ reportId, responderId, ...look })
    .onConflictDoUpdate({
      target: [reportLook.reportId, reportLook.responderId],
      // A part that ended is not to be seen, and was seen before: it may come back by a reopening.
      set: { ...look, seenOfferedAt: seenOfferedAt ?? undefined },
    });
}

const reportColumns = {
  id: report.id,
  reference: report.reference,
  status: report.status,
  revision: report.revision,
  locale: report.locale,
  isDemonstration: report.isDemonstration,
  submittedAt: report.submittedAt,
  answersVersion: report.answersVersion,
  path: report.path,
  contactPolicy: report.contactPolicy,
  contactPolicyConfirmed: report.contactPolicyConfirmed,
  sector: report.sector,
  country: report.country,
  state: report.state,
  countyFips: report.countyFips,
  countyName: county.name,
  flags: report.flags,
  score: report.score,
  band: report.band,
  dueAt: report.dueAt,
  firstOpenedAt: report.firstOpenedAt,
  firstAnsweredAt: report.firstAnsweredAt,
  reporterActedAt: report.reporterActedAt,
  closedAt: report.closedAt,
  outcome: report.outcome,
  duplicateOf: report.duplicateOf,
  ...sealedKeyColumns,
  headlineSealed: report.headlineSealed,
  ownOfferedAt: own.offeredAt,
};

const other = alias(report, "other");

/** What few reports have is only asked for, so that the others' pages need not look for it. */
const rareParts = (db: Database, reportId: string) => ({
  hasLabels: sql<boolean>`${exists(
    db
      .select({ one: sql`1` })
      .from(reportAccess)
      .where(
        and(
          eq(reportAccess.reportId, reportId),
          isNotNull(reportAccess.labelSealed),
        ),
      ),
  )}`,
  hasTasks: sql<boolean>`${exists(
    db
      .select({ one: sql`1` })
      .from(reportTask)
      .where(eq(reportTask.reportId, reportId)),
  )}`,
  hasDuplicates: sql<boolean>`${exists(
    db
      .select({ one: sql`1` })
      .from(other)
      .where(eq(other.duplicateOf, reportId)),
  )}`,
  hasLostCodes: sql<boolean>`${exists(
    db
      .select({ one: sql`1` })
      .from(lostCode)
      .where(isOpenOf(reportId)),
  )}`,
});

/** Every command locks the report before its parts and its chain; so does this, or two of them could wait for each other. */
async function getVisible(tx: Database, { viewer, reportId }: Opening) {
  const [row] = await tx
    .select({ ...reportColumns, ...rareParts(tx, reportId) })
    .from(report)
    .leftJoin(county, eq(county.fips, report.countyFips))
    .leftJoin(own, isOwn(viewer))
    .leftJoin(reportKey, onKeyOf(viewer, report.id))
    .where(and(eq(report.id, reportId), visibleReports(tx, viewer)))
    .for("update", { of: report });
  if (!row) throw new NotFound("no such report");
  return row;
}
