import { and, asc, isNotNull, sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report, reportLook } from "#db/schema/index.ts";
import { visibleReports } from "../responder/visible.server.ts";
import { openStatuses } from "../vocabulary/report.ts";
import { isLookOf, isUnread, own } from "./queue-columns.server.ts";
import {
  conditionsOf,
  dueSpanOf,
  isMine,
  isUnassigned,
  sentSince,
  type Narrowing,
} from "./queue-conditions.server.ts";
import { sentNames, type QueueFilters } from "./queue-filters.ts";
import { orderOf } from "./queue-order.ts";
import { isOwn, isUnitQueue } from "./queue-rows.server.ts";

/**
 * Counting reads no more rows than these, those that lapse first: a unit has few hundred at a time, and to a desk that has more
 * an exact count helps nobody.
 */
export const countedMost = 1_000;

export type Counting = Narrowing & {
  /** Filters of views, each counted by itself. */
  views?: readonly QueueFilters[];
};

/** Whether what is counted is what is open; else it is what was searched for, or what is past. */
export function isOfAllOpen({ status, search }: QueueFilters): boolean {
  const isPast = status && !openStatuses.some((open) => open === status);
  return !isPast && search === undefined;
}

type Marked = {
  narrowing: readonly { name: string; condition: SQL }[];
  views: readonly QueueFilters[];
};

/** What is counted of each value that a filter may have; words that are searched for are no such. */
export type FacetName = Exclude<keyof QueueFilters, "search">;

export const facetNames = [
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

/** The filters that are on, and of each filter the condition on a counted row that all others are fitted. */
export function narrowingOf(db: Database, counting: Counting) {
  const conditions = conditionsOf(db, counting);
  const narrowing = facetNames.flatMap((name) => {
    const condition =
      counting.filters[name] === undefined ? undefined : conditions[name];
    return condition ? [{ name, condition }] : [];
  });
  const others = (facet: string) =>
    and(
      sql`true`,
      ...narrowing
        .filter(({ name }) => name !== facet)
        .map(({ name }) => sql.raw(`fits_${name}`)),
    );
  return { narrowing, others };
}

/** The rows that are counted, each with what is counted of it, and which of the filters and views it fits. */
export function countedRows(
  db: Database,
  counting: Counting,
  marked: Marked,
): SQL {
  const { viewer, filters } = counting;
  const isUnits = isUnitQueue({ order: orderOf(filters), viewer });
  const { status: ofStatus } = conditionsOf(db, {
    ...counting,
    filters: isOfAllOpen(filters) ? {} : filters,
  });
  const { search: found } = conditionsOf(db, counting);
  const order = isOfAllOpen(filters)
    ? isUnits
      ? [asc(own.dueAt), asc(own.reportId)]
      : [asc(report.dueAt), asc(report.id)]
    : [sql`${report.submittedAt} desc nulls last`, asc(report.id)];
  return sql`select ${sql.join(columnsOf(db, counting, marked), sql`, `)} from ${report}
    left join ${assignment} as ${sql.identifier("own")} on ${isOwn(viewer)}
    left join ${reportLook} on ${isLookOf(viewer)}
    where ${and(isUnits ? isNotNull(own.unitId) : visibleReports(db, viewer), ofStatus, found)}
    order by ${sql.join(order, sql`, `)} limit ${sql.raw(`${countedMost}`)}`;
}

function columnsOf(
  db: Database,
  counting: Counting,
  { narrowing, views }: Marked,
): SQL[] {
  const { viewer, now } = counting;
  const isTrue = (condition: SQL | undefined, name: string) =>
    sql`coalesce(${condition}, false) as ${sql.raw(name)}`;
  return [
    sql`${report.id}, ${report.band}, ${report.status}, ${report.sector}, ${report.state}, ${report.flags}, ${own.part}`,
    sql`${dueSpanOf(viewer, now)} as due`,
    isTrue(isMine(viewer), "mine"),
    isTrue(isUnassigned(viewer), "unassigned"),
    isTrue(isUnread, "unread"),
    ...sentNames.map((span) =>
      isTrue(
        sql`${report.submittedAt} > ${sentSince(now, span)}`,
        `sent_${span}`,
      ),
    ),
    ...narrowing.map(({ name, condition }) =>
      isTrue(condition, `fits_${name}`),
    ),
    ...views.map((filters, index) => {
      const all = Object.values(conditionsOf(db, { ...counting, filters }));
      return isTrue(and(...all), `view_${index}`);
    }),
  ];
}
