import { and, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { county, report, reportKey } from "#db/schema/index.ts";
import { listReportEvents } from "../audit/list.server.ts";
import { NotFound } from "../refusal.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import {
  onKeyOf,
  openReportKey,
  sealedKeyColumns,
} from "../unit-key/report-key.server.ts";
import { allowedActions, assignableBy } from "./allowed-actions.ts";
import { readsContents } from "../responder/can.ts";
import { recordOpening } from "./opening.server.ts";
import { readContents } from "./report-contents.server.ts";
import {
  listAssignments,
  listDecisions,
  listMails,
  listScorings,
  listUnitsWithColleagues,
} from "./report-rows.server.ts";
import { openingsOf, seenUntil } from "./seen.ts";
import { whyUnit } from "./why-unit.ts";
import { whyBand } from "../triage/why-band.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";

export type ReportPage = Awaited<ReturnType<typeof readReport>>;

/**
 * All of one report's page, and the record that it was opened. Fourteen queries at most beside that record's, however long
 * the report's story is. Who works no reports is given the clear columns and the history; `contents` is then null.
 * @throws NotFound when it does not exist or is out of this person's sight
 */
export async function readReport(
  db: Database,
  reading: { viewer: Viewer; keyring: Keyring; reportId: string; now: Date },
) {
  const { viewer, keyring, reportId, now } = reading;
  const row = await getVisible(db, { viewer, reportId });
  // Recorded before anything is opened, and so that the page's timeline shows this reading too.
  await recordOpening(db, { viewer, reportId, now });
  const { headlineSealed, keyNumber, keySealed, ...clear } = row;
  const key = readsContents(viewer)
    ? openReportKey(viewer, reportId, { keyNumber, keySealed })
    : null;

  const events = await listReportEvents(db, reportId);
  const assignments = await listAssignments(db, { reportId, key });
  const ownPart = newestPartOf(viewer, assignments);
  const actions = allowedActions(viewer, { status: row.status, ownPart });
  const { units, colleagues } =
    actions.length > 0
      ? await listUnitsWithColleagues(db, viewer.unitId)
      : { units: [], colleagues: [] };
  return {
    ...clear,
    /** What was sent waits to be sealed to this person's unit, or the person to be let in to the unit's keys. */
    waitsForKey: readsContents(viewer) && key === null,
    assignments,
    ownPart,
    actions,
    contents: key
      ? await readContents(db, {
          keyring,
          key,
          headlineSealed,
          answersVersion: row.answersVersion,
          seenUntil: seenUntil(openingsOf(events, viewer), now),
          ...{ now, viewer, actions, band: row.band },
        })
      : null,
    whyBand: whyBand(await listScorings(db, reportId)),
    whyUnit: whyUnit(await listDecisions(db, reportId), assignments),
    mails: await listMails(db, reportId),
    events,
    units,
    assignable: assignableBy(viewer, actions, colleagues),
  };
}

function newestPartOf<Part extends { unitId: string }>(
  { unitId }: Viewer,
  assignments: readonly Part[],
): Part | null {
  return assignments.findLast((each) => each.unitId === unitId) ?? null;
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
};

async function getVisible(
  db: Database,
  { viewer, reportId }: { viewer: Viewer; reportId: string },
) {
  const [row] = await db
    .select(reportColumns)
    .from(report)
    .leftJoin(county, eq(county.fips, report.countyFips))
    .leftJoin(reportKey, onKeyOf(viewer, report.id))
    .where(and(eq(report.id, reportId), visibleReports(db, viewer)));
  if (!row) throw new NotFound("no such report");
  return row;
}
