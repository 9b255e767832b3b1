import { sql } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report } from "#db/schema/index.ts";
import { openStatuses, type ReportStatus } from "../report/vocabulary.ts";
import { bands, type Band } from "../triage/vocabulary.ts";
import { seesAllReports } from "./can.ts";
import { isOpen } from "./queue-rows.server.ts";
import type { Viewer } from "./viewer.ts";

/** A count that stops here is shown as "999+": nobody works by the difference, and an exact one would read them all. */
export const facetCap = 1_000;

/** Open reports the viewer may see, by band and by status; a value at the cap means "at least". */
export type Facets = {
  bands: Record<Band, number>;
  statuses: Record<(typeof openStatuses)[number], number>;
};

export async function listFacets(
  db: Database,
  viewer: Viewer,
): Promise<Facets> {
  const { rows } = await db.execute<{ value: string; count: number }>(
    seesAllReports(viewer) ? ofAll : ofUnit(viewer.unitId),
  );
  const counts = new Map(rows.map(({ value, count }) => [value, count]));
  const countsOf = <T extends string>(values: readonly T[]) =>
    Object.fromEntries(
      values.map((value) => [value, counts.get(value) ?? 0]),
    ) as Record<T, number>; // each value of the list is a key
  return { bands: countsOf(bands), statuses: countsOf(openStatuses) };
}

/** One bounded walk of an index for each value. */
const ofAll = sql.join(
  [
    ...bands.map((band) => countOf(band, sql`${isOpen} and ${report.band}`)),
    ...openStatuses.map((status) => countOf(status, sql`${report.status}`)),
  ],
  sql` union all `,
);

function countOf(
  value: Band | ReportStatus,
  condition: ReturnType<typeof sql>,
) {
  const word = sql.raw(`'${value}'`);
  return sql`select ${word} as value, (
    select count(*)::int from (
      select 1 from ${report} where ${condition} = ${word} limit ${sql.raw(String(facetCap))}
    ) as counted
  ) as count`;
}

/** A unit has few open reports at a time; beyond the cap, those that lapse first are counted. */
function ofUnit(unitId: string) {
  return sql`
    select coalesce(band::text, status::text) as value, count(*)::int as count
    from (
      select ${report.band}, ${report.status}
      from ${assignment}
      join ${report} on ${report.id} = ${assignment.reportId}
      where ${assignment.unitId} = ${unitId}
        and ${assignment.state} in ('offered', 'accepted')
        and ${isOpen}
      order by ${assignment.dueAt}, ${assignment.reportId}
      limit ${sql.raw(String(facetCap))}
    ) as mine
    group by grouping sets ((band), (status))`;
}
