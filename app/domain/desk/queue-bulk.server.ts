import { and, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report, reportKey } from "#db/schema/index.ts";
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

/** Reports that were selected, in that order, with what this person may do to each now; what is out of sight is not there. */
export async function listSelected(
  db: Database,
  viewer: Viewer,
  reportIds: readonly string[],
): Promise<SelectedRow[]> {
  const ids = [...new Set(reportIds)].slice(0, selectedMost);
  if (ids.length === 0) return [];
  const rows = await db
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
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { reference, band, status, revision, part, partState } = row;
    const headline = readsContents(viewer) ? openHeadline(viewer, row) : null;
    const ownPart = part && partState ? { part, state: partState } : null;
    const isOpen = headline?.is === "opened";
    const actions = allowedActions(viewer, { status, ownPart, isOpen });
    return [{ reportId: id, reference, band, revision, headline, actions }];
  });
}

export type DoneToOne =
  | { reportId: string; is: "done" }
  | { reportId: string; is: "refused"; why: string }
  /** One before it could not be asked at all. */
  | { reportId: string; is: "not-tried" };

/** By the name of the class; anything else is a failure and no refusal. */
const refusals = ["NotFound", "Forbidden", "Conflict"];

/**
 * The same for each of several reports, one after the other: each is its own command, and its own transaction with its event.
 * What is refused for one hinders no other; after a failure nothing more is tried, and what was done stays done.
 */
export async function actOnEach<Row extends { reportId: string }>(
  rows: readonly Row[],
  act: (row: Row) => Promise<unknown>,
  onFailure: (error: unknown) => void,
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
      await act(row);
      done.push({ reportId, is: "done" });
    } catch (error) {
      const isRefused = error instanceof Error && refusals.includes(error.name);
      if (isRefused) done.push({ reportId, is: "refused", why: error.message });
      else {
        hasFailed = true;
        onFailure(error);
        done.push({ reportId, is: "not-tried" });
      }
    }
  }
  return done;
}
