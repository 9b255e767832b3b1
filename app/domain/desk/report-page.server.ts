import type { Database } from "#db/client.server.ts";
import { listReportEvents } from "../audit/list.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import {
  openReportKey,
  whatItWaitsFor,
  type SealedKey,
} from "../unit-key/report-key.server.ts";
import { allowedActions, assignableBy } from "./allowed-actions.ts";
import { readsContents } from "../responder/can.ts";
import { openOnDesk } from "./opening.server.ts";
import { readContents } from "./report-contents.server.ts";
import {
  listAssignments,
  listMails,
  listScorings,
  listUnitsWithColleagues,
} from "./report-rows.server.ts";
import { listDecisions } from "../routing/decisions.server.ts";
import { reasonOfOffer } from "../routing/offer-words.ts";
import { openingsOf, seenUntil } from "./seen.ts";
import { whyUnit } from "./why-unit.ts";
import { whyBand } from "../triage/why-band.server.ts";
import type { Viewer } from "../responder/viewer.ts";

export type ReportPage = Awaited<ReturnType<typeof readReport>>;

/**
 * All of one report's page, and the record that it was opened: a bounded number of queries, however long the report's story
 * is. Who works no reports is given the clear columns and the history; `contents` is then null.
 * @throws NotFound when it does not exist or is out of this person's sight
 */
export async function readReport(
  db: Database,
  reading: { viewer: Viewer; keyring: Keyring; reportId: string; now: Date },
) {
  const { viewer, keyring, reportId, now } = reading;
  // Recorded before anything is opened, and so that the page's timeline shows this reading too.
  const row = await openOnDesk(db, { viewer, reportId, now });
  const { headlineSealed, hasLabels, hasLostCodes, ...others } = row;
  const { keyNumber, keySealed, ...clear } = others;
  const key = openForReader(viewer, row);
  const events = await listReportEvents(db, reportId);
  const reasons = await readReasons(db, { reportId, key });
  const ownPart = newestPartOf(viewer, reasons.assignments);
  const state = { status: row.status, ownPart, isOpen: key !== null };
  const actions = allowedActions(viewer, state);
  const { units, colleagues } =
    actions.length > 0
      ? await listUnitsWithColleagues(db, viewer.unitId)
      : { units: [], colleagues: [] };
  return {
    ...clear,
    ...reasons,
    /** For who would read it, and whom it does not open for yet. */
    waitsFor: readsContents(viewer) && !key ? whatItWaitsFor(viewer) : null,
    ownPart,
    actions,
    contents: key
      ? await readContents(db, {
          keyring,
          key,
          ...{ headlineSealed, hasLabels, hasLostCodes },
          answersVersion: row.answersVersion,
          seenUntil: seenUntil(openingsOf(events, viewer), now),
          ...{ now, viewer, actions, band: row.band },
        })
      : null,
    mails: await listMails(db, reportId),
    events,
    units,
    assignable: assignableBy(viewer, actions, colleagues),
  };
}

function openForReader(viewer: Viewer, row: SealedKey & { id: string }) {
  return readsContents(viewer) ? openReportKey(viewer, row.id, row) : null;
}

/** Why this band and why these units: three queries. */
async function readReasons(
  db: Database,
  opening: { reportId: string; key: ReportKey | null },
) {
  const decisions = await listDecisions(db, opening);
  const parts = await listAssignments(db, opening);
  const assignments = parts.map((each) => ({
    ...each,
    ruleReason: reasonOfOffer(each, decisions),
  }));
  return {
    assignments,
    whyBand: whyBand(await listScorings(db, opening)),
    whyUnit: whyUnit(decisions, assignments),
  };
}

function newestPartOf<Part extends { unitId: string }>(
  { unitId }: Viewer,
  assignments: readonly Part[],
): Part | null {
  return assignments.findLast((each) => each.unitId === unitId) ?? null;
}
