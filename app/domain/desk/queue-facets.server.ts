import { sql, type SQL } from "drizzle-orm";
import { everNew, type Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import { seesAllReports } from "../responder/can.ts";
import {
  countedMost,
  countedRows,
  facetNames,
  narrowingOf,
  type Counting,
  type FacetName,
} from "./queue-counted.server.ts";
import { sentNames } from "./queue-filters.ts";

export type Facets = {
  /** Of each filter, how many rows it would leave with the others as they are; a value that would leave none is not there. */
  counts: Partial<Record<FacetName, Record<string, number>>>;
  /** There are more than are counted, so that of no value is it known how many. */
  isCapped: boolean;
};

/** Counts of every value of every filter, for who opens the menu of them. */
export async function countFacets(
  db: Database,
  counting: Counting,
): Promise<Facets> {
  const { rows } = await db.execute<Counted>(statementOf(db, counting));
  const counts: Facets["counts"] = {};
  for (const { facet, value, count } of rows)
    if (isFacet(facet)) counts[facet] = { ...counts[facet], [value]: count };
  const all = rows.find(({ facet }) => facet === "all")?.count ?? 0;
  return { counts, isCapped: all >= countedMost };
}

type Counted = { facet: string; value: string; count: number };

const isFacet = (name: string): name is FacetName =>
  facetNames.some((facet) => facet === name);

function statementOf(db: Database, counting: Counting): SQL {
  const { narrowing, others } = narrowingOf(db, counting);
  const parts = [
    ...facetCounts(others),
    ...(seesAllReports(counting.viewer) ? [unitFacet(others("unit"))] : []),
    sql`select 'all', '', count(*)::int from counted`,
  ];
  const counted = countedRows(db, counting, { narrowing, views: [] });
  return sql`${sql.raw(everNew)}with counted as materialized (${counted}) ${sql.join(parts, sql` union all `)}`;
}

/** A filter that has one of several values, and one that is on or off. */
function facetCounts(others: (facet: FacetName) => SQL | undefined): SQL[] {
  const facet = (name: FacetName, value: string, from = "counted") =>
    sql`select ${sql.raw(`'${name}'`)} as facet, ${sql.raw(value)} as value, count(*)::int as count
      from ${sql.raw(from)} where ${others(name)} and ${sql.raw(value)} is not null group by 2`;
  const when = (name: FacetName, condition: string, value = "yes") =>
    sql`select ${sql.raw(`'${name}'`)}, ${sql.raw(`'${value}'`)}, count(*)::int
      from counted where ${others(name)} and ${sql.raw(condition)}`;
  return [
    facet("band", "band::text"),
    facet("status", "status::text"),
    facet("sector", "sector"),
    facet("state", "state"),
    facet("flag", "flag", "counted cross join unnest(flags) as flag"),
    facet("part", "part::text"),
    facet("due", "due"),
    ...sentNames.map((span) => when("sent", `sent_${span}`, span)),
    when("mine", "mine"),
    when("unassigned", "unassigned"),
    when("unread", "unread"),
  ];
}

function unitFacet(others: SQL | undefined): SQL {
  return sql`select 'unit', ${assignment.unitId}, count(*)::int
    from counted join ${assignment} on ${assignment.reportId} = counted.id
    where ${others} and ${assignment.state} in ('offered', 'accepted')
    group by 2`;
}
