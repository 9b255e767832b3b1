import { and, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { report } from "#db/schema/index.ts";
import type { Relative } from "../indicator/other-reports.server.ts";
import { readsContents } from "../responder/can.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";
import type { RelationHow } from "../vocabulary/indicator.ts";

/** The other reports that one indicator leads to. */
export type Others = {
  count: number;
  /** Those that the viewer may open, with what both share. */
  open: {
    reportId: string;
    reference: string;
    how: RelationHow;
    shared: string;
  }[];
  /** Of the rest only how, the strongest first: what they hold is none of the viewer's business. */
  closed: { how: RelationHow; count: number }[];
};

/** Which of them the viewer may open: one query, and none where nothing was found. */
export async function readOthers(
  db: Database,
  viewer: Viewer,
  relatives: readonly (Relative[] | null)[],
): Promise<(Others | null)[]> {
  const ids = new Set(
    relatives.flatMap((each) => each ?? []).map(({ reportId }) => reportId),
  );
  const references = await findReferences(db, viewer, [...ids]);
  return relatives.map((all) => all && othersOf(all, references));
}

async function findReferences(
  db: Database,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0 || !readsContents(viewer)) return new Map();
  const rows = await db
    .select({ id: report.id, reference: report.reference })
    .from(report)
    .where(and(inArray(report.id, [...ids]), visibleReports(db, viewer)));
  return new Map(
    rows.flatMap(({ id, reference }) =>
      reference === null ? [] : [[id, reference] as const],
    ),
  );
}

function othersOf(
  all: readonly Relative[],
  references: ReadonlyMap<string, string>,
): Others {
  const open = [];
  const closed = new Map<RelationHow, number>();
  for (const { reportId, how, shared } of all) {
    const reference = references.get(reportId);
    if (reference === undefined) closed.set(how, (closed.get(how) ?? 0) + 1);
    else open.push({ reportId, reference, how, shared });
  }
  return {
    count: all.length,
    open,
    closed: [...closed].map(([how, count]) => ({ how, count })),
  };
}
