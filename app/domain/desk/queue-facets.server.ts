import { and, sql, type SQL } from "drizzle-orm";
import { everNew, type Database } from "#db/client.server.ts";
import { assignment } from "#db/schema/index.ts";
import { seesAllReports } from "../responder/can.ts";
import { conditionsOf } from "./queue-conditions.server.ts";
import {
  countedMost,
  countedRows,
  isOfAllOpen,
  type Counting,
} from "./queue-counted.server.ts";
import { sentNames, type QueueFilters } from "./queue-filters.ts";

/** What is counted of each value that a filter may have; words that are searched for are no such. */
export type FacetName = Exclude<keyof QueueFilters, "search">;

export type Facets = {
  /** Of each filter, how many rows it would leave with the others as they are; a value that would leave none is not there. */
  counts: Partial<Record<FacetName, Record<string, number>>>;
  /** That the filters leave, and of all that they narrow. */
  total: number;
  all: number;
  overdue: number;
  /** There are more than are counted: each count is "at least". */
  isCapped: boolean;
  /** Of each view asked about, what it would leave; null where that is not counted. */
  views: (ViewCount | null)[];
};
export type ViewCount = { count: number; overdue: number };

/** All counts of a queue, by one statement that walks the rows once. */
export async function countQueue(
  db: Database,
  counting: Counting,
): Promise<Facets> {
  const { rows } = await db.execute<Counted>(statementOf(db, counting));
  const numberOf = (facet: string, value: string) =>
    rows.find((row) => row.facet === facet && row.value === value)?.count ?? 0;
  const counts: Facets["counts"] = {};
  for (const { facet, value, count } of rows)
    if (isFacet(facet)) counts[facet] = { ...counts[facet], [value]: count };
  const all = numberOf("sum", "all");
  const isCounted = isOfAllOpen(counting.filters);
  return {
    ...{ counts, all, isCapped: all >= countedMost },
    total: numberOf("sum", "fitting"),
    overdue: numberOf("sum", "overdue"),
    views: (counting.views ?? []).map((filters, index) =>
      isCounted && isOfAllOpen(filters)
        ? {
            count: numberOf("view", `${index}`),
            overdue: numberOf("view", `${index} overdue`),
          }
        : null,
    ),
  };
}

type Counted = { facet: string; value: string; count: number };

const facetNames = [
  "band",
  "status",
  "due",
  "sent",
  "mine",
  "unassigned",
  "unread",
  "flag",
  "sector",
  "state",
  "part",
  "unit",
] as const satisfies FacetName[];
const isFacet = (name: string): name is FacetName =>
  facetNames.some((facet) => facet === name);

function statementOf(db: Database, counting: Counting): SQL {
  const { viewer, filters } = counting;
  const conditions = conditionsOf(db, counting);
  const narrowing = facetNames.flatMap((name) => {
    const condition = isChosen(filters, name) && conditions[name];
    return condition ? [{ name, condition }] : [];
  });
  /** All filters but this one. */
  const others = (facet: string) =>
    and(
      sql`true`,
      ...narrowing
        .filter(({ name }) => name !== facet)
        .map(({ name }) => sql.raw(`fits_${name}`)),
    );
  const views = isOfAllOpen(filters) ? (counting.views ?? []) : [];
  const parts = [
    ...facetCounts(others),
    ...(seesAllReports(viewer) ? [unitFacet(others("unit"))] : []),
    sumOf("all", sql`true`),
    sumOf("fitting", others("")),
    sumOf("overdue", and(others(""), sql`due = 'overdue'`)),
    ...views.flatMap((_, index) => viewCounts(index)),
  ];
  const counted = countedRows(db, counting, { narrowing, views });
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

function sumOf(value: string, condition: SQL | undefined): SQL {
  return sql`select 'sum', ${sql.raw(`'${value}'`)}, count(*)::int from counted where ${condition}`;
}

const isChosen = (filters: QueueFilters, name: FacetName) =>
  filters[name] !== undefined;

function unitFacet(others: SQL | undefined): SQL {
  return sql`select 'unit', ${assignment.unitId}, count(*)::int
    from counted join ${assignment} on ${assignment.reportId} = counted.id
    where ${others} and ${assignment.state} in ('offered', 'accepted')
    group by 2`;
}

function viewCounts(index: number): SQL[] {
  const fits = sql.raw(`view_${index}`);
  return [
    sql`select 'view', ${sql.raw(`'${index}'`)}, count(*)::int from counted where ${fits}`,
    sql`select 'view', ${sql.raw(`'${index} overdue'`)}, count(*)::int from counted where ${fits} and due = 'overdue'`,
  ];
}
