import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "#db/client.server.ts";
import { assignment, report } from "#db/schema/index.ts";
import { openStatuses, type ReportStatus } from "../vocabulary/report.ts";
import { bands, type Band } from "../vocabulary/triage.ts";
import { seesAllReports } from "../responder/can.ts";
import { isOpen } from "./queue-conditions.server.ts";
import type { Viewer } from "../responder/viewer.ts";

/** A count that stops here is shown as "999+": a higher number helps nobody, and an exact one would read every row. */
const facetCap = 1_000;

/** Open reports the viewer may see, by band and by status; a value at the cap means "at least". */
const facetsSchema = z.object({
  bands: z.record(z.enum(bands), z.int()),
  statuses: z.record(z.enum(openStatuses), z.int()),
});
export type Facets = z.infer<typeof facetsSchema>;

export async function listFacets(
  db: Database,
  viewer: Viewer,
): Promise<Facets> {
  const { rows } = await db.execute<{ value: string; count: number }>(
    seesAllReports(viewer) ? ofAll : ofUnit(viewer.unitId),
  );
  const counts = new Map(rows.map(({ value, count }) => [value, count]));
  const countsOf = (values: readonly string[]) =>
    Object.fromEntries(values.map((value) => [value, counts.get(value) ?? 0]));
  return facetsSchema.parse({
    bands: countsOf(bands),
    statuses: countsOf(openStatuses),
  });
}

const cap = sql.raw(String(facetCap));

/** One walk of at most the cap for each value, in the order of an index that holds all it asks: the rows are not read. */
const ofAll = sql.join(
  [
    ...bands.map((band) =>
      countOf(
        band,
        sql`${isOpen} and ${report.band}`,
        sql`${report.dueAt}, ${report.id}`,
      ),
    ),
    ...openStatuses.map((status) =>
      countOf(
        status,
        sql`${report.status}`,
        sql`${report.submittedAt} desc nulls last, ${report.id}`,
      ),
    ),
  ],
  sql` union all `,
);

function countOf(value: Band | ReportStatus, condition: SQL, order: SQL): SQL {
  const word = sql.raw(`'${value}'`);
  return sql`select ${word} as value, (
    select count(*)::int from (
      select 1 from ${report} where ${condition} = ${word} order by ${order} limit ${cap}
    ) as counted
  ) as count`;
}

/**
 * Of the parts that lapse first, up to the cap; a unit has few at a time. `offset 0` keeps the planner from joining the
 * other way round, which would read every report.
 */
function ofUnit(unitId: string): SQL {
  return sql`
    select coalesce(band::text, status::text) as value, count(*)::int as count
    from (
      select ${assignment.reportId} as report_id
      from ${assignment}
      where ${assignment.unitId} = ${unitId} and ${assignment.state} in ('offered', 'accepted')
      order by ${assignment.dueAt}, ${assignment.reportId}
      limit ${cap}
    ) as part
    cross join lateral (
      select ${report.band}, ${report.status}
      from ${report}
      where ${report.id} = part.report_id and ${isOpen}
      offset 0
    ) as mine
    group by grouping sets ((band), (status))`;
}
