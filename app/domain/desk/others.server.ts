import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report, unit } from "#db/schema/index.ts";
import type { Relative } from "../indicator/other-reports.server.ts";
import { readsContents, seeingStates } from "../responder/can.ts";
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
  /** Of the rest only how, the strongest first, and which unit may be asked: what they hold is none of the viewer's business. */
  closed: { how: RelationHow; unitName: string | null; count: number }[];
};

/** Which of them the viewer may open, and who has the others: one query, and none where nothing was found. */
export async function readOthers(
  db: Database,
  viewer: Viewer,
  relatives: readonly (Relative[] | null)[],
): Promise<(Others | null)[]> {
  const ids = new Set(
    relatives.flatMap((each) => each ?? []).map(({ reportId }) => reportId),
  );
  const known = await findKnown(db, viewer, [...ids]);
  return relatives.map((all) => all && othersOf(all, known));
}

/** Null is the reference of one that the viewer may not open. */
type Known = { reference: string | null; unitName: string | null };

async function findKnown(
  db: Database,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, Known>> {
  if (ids.length === 0 || !readsContents(viewer)) return new Map();
  const rows = await db
    .select({
      id: report.id,
      reference: sql<
        string | null
      >`case when ${visibleReports(db, viewer)} then ${report.reference} end`,
      unitName: unit.name,
    })
    .from(report)
    .leftJoin(
      assignment,
      and(
        eq(assignment.reportId, report.id),
        eq(assignment.part, "primary"),
        inArray(assignment.state, [...seeingStates]),
      ),
    )
    .leftJoin(unit, eq(unit.id, assignment.unitId))
    .where(inArray(report.id, [...ids]))
    .orderBy(asc(assignment.offeredAt));
  return new Map(rows.map(({ id, ...known }) => [id, known]));
}

function othersOf(
  all: readonly Relative[],
  known: ReadonlyMap<string, Known>,
): Others {
  const open = [];
  const closed = new Map<string, Others["closed"][number]>();
  for (const { reportId, how, shared } of all) {
    const { reference = null, unitName = null } = known.get(reportId) ?? {};
    if (reference !== null) {
      open.push({ reportId, reference, how, shared });
      continue;
    }
    const alike = `${how} ${unitName}`;
    const { count } = closed.get(alike) ?? { count: 0 };
    closed.set(alike, { how, unitName, count: count + 1 });
  }
  return { count: all.length, open, closed: [...closed.values()] };
}
