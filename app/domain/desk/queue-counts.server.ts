import { and, sql, type SQL } from "drizzle-orm";
import { everNew, type Database } from "#db/client.server.ts";
import { bands, type Band } from "../vocabulary/triage.ts";
import {
  countedMost,
  countedRows,
  isOfAllOpen,
  narrowingOf,
  type Counting,
} from "./queue-counted.server.ts";
import { dueSpans, type DueSpan, type QueueFilters } from "./queue-filters.ts";

/** What stands beside the rows of a queue. */
export type QueueCounts = {
  /** That the filters leave, and of all that they narrow. */
  total: number;
  all: number;
  overdue: number;
  /** What each would leave with the other filters as they are. */
  bands: Partial<Record<Band, number>>;
  due: Partial<Record<DueSpan, number>>;
  /** There are more than are counted: each count is "at least". */
  isCapped: boolean;
  /** Of each view asked about, what it would leave; null where that is not counted. */
  views: (ViewCount | null)[];
};
export type ViewCount = { count: number; overdue: number };

/** By one statement that walks the rows once; every page of the queue waits for it. */
export async function countQueue(
  db: Database,
  counting: Counting,
): Promise<QueueCounts> {
  const { filters, views = [] } = counting;
  const isCounted = (view: QueueFilters) =>
    isOfAllOpen(filters) && isOfAllOpen(view);
  const statement = statementOf(db, counting, views.filter(isCounted));
  const { rows } = await db.execute<Record<string, number>>(statement);
  const counted = (name: string) => rows[0]?.[name] ?? 0;
  const each = (of: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, counted(`${of}_${name}`)]));
  let index = 0;
  return {
    all: counted("counted_all"),
    total: counted("fitting"),
    overdue: counted("fitting_overdue"),
    bands: each("band", bands),
    due: each("due", dueSpans),
    isCapped: counted("counted_all") >= countedMost,
    views: views.map((view) => {
      if (!isCounted(view)) return null;
      const name = `view_${index++}`;
      return { count: counted(name), overdue: counted(`${name}_overdue`) };
    }),
  };
}

function statementOf(
  db: Database,
  counting: Counting,
  views: readonly QueueFilters[],
): SQL {
  const { narrowing, others } = narrowingOf(db, counting);
  const isOverdue = sql`due = 'overdue'`;
  const sums: [name: string, condition: SQL | undefined][] = [
    ["counted_all", sql`true`],
    ["fitting", others("")],
    ["fitting_overdue", and(others(""), isOverdue)],
    ...valuesOf("band", bands, others),
    ...valuesOf("due", dueSpans, others),
    ...views.flatMap((_, index): [string, SQL | undefined][] => {
      const name = `view_${index}`;
      const fits = sql.raw(name);
      return [
        [name, fits],
        [`${name}_overdue`, and(fits, isOverdue)],
      ];
    }),
  ];
  const columns = sums.map(
    ([name, condition]) =>
      sql`count(*) filter (where ${condition})::int as ${sql.identifier(name)}`,
  );
  const rows = countedRows(db, counting, { narrowing, views });
  return sql`${sql.raw(everNew)}select ${sql.join(columns, sql`, `)} from (${rows}) as counted`;
}

/** Closed words of ours, each with the condition that a row is counted by. */
function valuesOf(
  facet: "band" | "due",
  values: readonly string[],
  others: (facet: string) => SQL | undefined,
): [string, SQL | undefined][] {
  return values.map((value) => [
    `${facet}_${value}`,
    and(others(facet), sql.raw(`${facet} = '${value}'`)),
  ]);
}
