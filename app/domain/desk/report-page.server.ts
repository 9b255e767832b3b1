import type { Database } from "#db/client.server.ts";
import { listReportEvents } from "../audit/list.server.ts";
import { findActPosition } from "../audit/looks.server.ts";
import { positionsOf } from "../audit/looks.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import type { ReportKey } from "../vault/seal.server.ts";
import { whatItWaitsFor } from "../unit-key/report-key.server.ts";
import { allowedActions, assignableBy } from "./allowed-actions.ts";
import { readsContents, type DeskAction } from "../responder/can.ts";
import { listSameThing } from "./duplicates.server.ts";
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
import { valueIn } from "../vault/opened.ts";
import { keyOrDamaged } from "./report-key.server.ts";

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
  // Recorded before anything is opened, and so that the timeline shows this reading too.
  const row = await openOnDesk(db, { viewer, reportId, now });
  const { headlineSealed, hasLabels, hasLostCodes, hasTasks, ...others } = row;
  const { keyNumber, keySealed, duplicateOf, hasDuplicates, ...clear } = others;
  const reads = readsContents(viewer);
  const opened = reads ? keyOrDamaged(viewer, reportId, row) : null;
  const key = opened && valueIn(opened);
  const story = await readStory(db, reportId);
  const reasons = await readReasons(db, { reportId, key, flags: row.flags });
  const ownPart = newestPartOf(viewer, reasons.assignments);
  const isOpen = key !== null;
  const actions = allowedActions(viewer, { ...row, ownPart, isOpen });
  const { units, colleagues } = await choicesFor(db, { ...reading, actions });
  return {
    ...clear,
    ...reasons,
    /** For who would read it, and whom it does not open for yet. */
    waitsFor: reads && !opened ? whatItWaitsFor(viewer) : null,
    /** Its key does not open: all that lies under it is closed to the unit. */
    isKeyDamaged: opened?.is === "damaged",
    ownPart,
    actions,
    contents: key
      ? await readContents(db, {
          ...{ hasLabels, hasLostCodes, hasTasks },
          ...{ now, viewer, actions, keyring, key, headlineSealed },
          ...{ band: row.band, answersVersion: row.answersVersion },
          seenUntil: seenUntil(openingsOf(story.events, viewer), now),
        })
      : null,
    mails: await listMails(db, reportId),
    ...story,
    sameThing: await listSameThing(db, { viewer, ...row }),
    units,
    assignable: assignableBy(viewer, actions, colleagues),
    taskable: assignableBy(viewer, ["assign-colleague"], colleagues),
  };
}

/** What happened, and how far that is; where the newest events are all looks, the newest act is older than they are. */
async function readStory(db: Database, reportId: string) {
  const events = await listReportEvents(db, reportId);
  const { readPosition, actPosition } = positionsOf(events, reportId);
  return {
    ...{ events, readPosition },
    actPosition: actPosition || (await findActPosition(db, reportId)),
  };
}

/** Whom the report can be given to; nobody, and without a query, for who may do nothing with it. */
async function choicesFor(
  db: Database,
  {
    viewer,
    keyring,
    actions,
    now,
  }: {
    viewer: Viewer;
    keyring: Keyring;
    actions: readonly DeskAction[];
    now: Date;
  },
) {
  if (actions.length === 0) return { units: [], colleagues: [] };
  const asked = { keyring, ownUnitId: viewer.unitId, now };
  return listUnitsWithColleagues(db, asked);
}

/** Why this band and why these units: three queries. */
async function readReasons(
  db: Database,
  opening: {
    reportId: string;
    key: ReportKey | null;
    flags: readonly string[];
  },
) {
  const decisions = await listDecisions(db, opening);
  const parts = await listAssignments(db, opening);
  const assignments = parts.map((each) => ({
    ...each,
    ruleReason: reasonOfOffer(each, decisions),
  }));
  return {
    assignments,
    whyBand: whyBand(await listScorings(db, opening), opening.flags),
    whyUnit: whyUnit(decisions, assignments),
  };
}

function newestPartOf<Part extends { unitId: string }>(
  { unitId }: Viewer,
  assignments: readonly Part[],
): Part | null {
  return assignments.findLast((each) => each.unitId === unitId) ?? null;
}
