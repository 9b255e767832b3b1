import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { report, reportKey } from "#db/schema/index.ts";
import { isRefusal } from "../refusal.ts";
import type { Headline } from "../report/headline.ts";
import { readsContents, type DeskAction } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import { onKeyOf, sealedKeyColumns } from "../unit-key/report-key.server.ts";
import type { Opened } from "../vault/opened.ts";
import type { Band } from "../vocabulary/triage.ts";
import { allowedActions } from "./allowed-actions.ts";
import { openHeadline } from "./headline.server.ts";
import { own } from "./queue-columns.server.ts";
import { recordQueueRead } from "./queue-read.server.ts";
import { isOwn } from "./queue-rows.server.ts";

/** A page of the queue has 25 rows: two of them. */
export const selectedMost = 50;

export type SelectedRow = {
  reportId: string;
  reference: string | null;
  band: Band | null;
  revision: number;
  headline: Opened<Headline> | null;
  actions: DeskAction[];
};

/**
 * Reports that were selected, in that order, with what this person may do to each now, and the record that they were read;
 * what is out of sight is not there.
 */
export async function listSelected(
  db: Database,
  selected: { viewer: Viewer; reportIds: readonly string[]; now: Date },
): Promise<SelectedRow[]> {
  const { viewer, reportIds, now } = selected;
  const ids = [...new Set(reportIds)].slice(0, selectedMost);
  if (ids.length === 0) return [];
  const rows = await findRows(db, viewer, ids);
  const read = { filters: ["selected"], shownCount: rows.length };
  await recordQueueRead(db, { viewer, now, read });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [selectedRow(viewer, row)] : [];
  });
}

function findRows(db: Database, viewer: Viewer, ids: string[]) {
  return db
    .select({
      id: report.id,
      reference: report.reference,
      band: report.band,
      status: report.status,
      revision: report.revision,
      part: own.part,
      partState: own.state,
      headlineSealed: report.headlineSealed,
      ...sealedKeyColumns,
    })
    .from(report)
    .leftJoin(own, isOwn(viewer))
    .leftJoin(reportKey, onKeyOf(viewer, report.id))
    .where(and(inArray(report.id, ids), visibleReports(db, viewer)));
}

function selectedRow(
  viewer: Viewer,
  row: Awaited<ReturnType<typeof findRows>>[number],
): SelectedRow {
  const { id: reportId, reference, band, status, revision } = row;
  const headline = readsContents(viewer) ? openHeadline(viewer, row) : null;
  const { part, partState } = row;
  const ownPart = part && partState ? { part, state: partState } : null;
  const isOpen = headline?.is === "opened";
  const actions = allowedActions(viewer, { status, ownPart, isOpen });
  return { reportId, reference, band, revision, headline, actions };
}

export type DoneToOne =
  /** The report's revision since: whoever undoes it says it. */
  | { reportId: string; is: "done"; revision: number }
  | { reportId: string; is: "refused"; why: string }
  /** One before it could not be asked at all. */
  | { reportId: string; is: "not-tried" };

/** No report has it: what asks for it is out of date. */
const noRevision = 0;

const revisionSchema = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(noRevision);

/** The revision that a form says its page showed; one that is missing or garbled is no report's. */
export function seenRevision(typed: string | undefined): number {
  return revisionSchema.parse(typed);
}

type OnEach<Row extends { reportId: string }> = {
  rows: readonly Row[];
  /** In this transaction. */
  act: (tx: Database, row: Row) => Promise<unknown>;
  onFailure: (error: unknown) => void;
};

/**
 * The same for each of several reports, one after the other: each is its own command, and its own transaction with its event.
 * What is refused for one hinders no other; after a failure nothing more is tried, and what was done stays done.
 */
export async function actOnEach<Row extends { reportId: string }>(
  db: Database,
  { rows, act, onFailure }: OnEach<Row>,
): Promise<DoneToOne[]> {
  const done: DoneToOne[] = [];
  let hasFailed = false;
  for (const row of rows) {
    const { reportId } = row;
    if (hasFailed) {
      done.push({ reportId, is: "not-tried" });
      continue;
    }
    try {
      const revision = await db.transaction(async (tx) => {
        await act(tx, row);
        return revisionOf(tx, reportId);
      });
      done.push({ reportId, is: "done", revision });
    } catch (error) {
      if (isRefusal(error))
        done.push({ reportId, is: "refused", why: error.message });
      else {
        hasFailed = true;
        onFailure(error);
        done.push({ reportId, is: "not-tried" });
      }
    }
  }
  return done;
}

async function revisionOf(tx: Database, reportId: string): Promise<number> {
  const [row] = await tx
    .select({ revision: report.revision })
    .from(report)
    .where(eq(report.id, reportId));
  return row?.revision ?? noRevision;
}
