import { and, asc, eq, isNotNull, sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { report, reportKey, reportLook } from "#db/schema/index.ts";
import { seesAllReports } from "../responder/can.ts";
import { assignee, isLookOf, own, rowColumns } from "./queue-columns.server.ts";
import { conditionsOf, type Narrowing } from "./queue-conditions.server.ts";
import type { QueueOrder } from "./queue-order.ts";
import type { PageToken } from "./queue-token.ts";
import { onKeyOf } from "../unit-key/report-key.server.ts";
import type { Viewer } from "../responder/viewer.ts";
import { visibleReports } from "../responder/visible.server.ts";

type Wanted = Narrowing & {
  order: QueueOrder;
  token: PageToken | null;
  limit: number;
  now: Date;
};

export type QueueRow = Awaited<ReturnType<typeof listQueueRows>>[number];

/** The columns of a page's rows alone are read: which they are, and in which order, is found first. */
export async function listQueueRows(db: Database, wanted: Wanted) {
  const { viewer } = wanted;
  const page = db
    .$with("page", {
      reportId: sql<string>`report_id`.as("report_id"),
      lane: sql<number>`lane`.as("lane"),
      place: sql<number>`place`.as("place"),
    })
    .as(pageOf(db, wanted));
  return db
    .with(page)
    .select(rowColumns(viewer))
    .from(page)
    .innerJoin(report, eq(report.id, page.reportId))
    .leftJoin(own, isOwn(viewer))
    .leftJoin(assignee, eq(assignee.id, own.assigneeId))
    .leftJoin(reportLook, isLookOf(viewer))
    .leftJoin(reportKey, onKeyOf(viewer, report.id))
    .orderBy(page.lane, page.place);
}

/**
 * The lanes one after the other. That the parts of a `union all` come in the order in which they are written is nothing that SQL
 * promises, so each row says its lane and its place in it. A lane is walked only where those before it did not fill the page.
 */
function pageOf(db: Database, wanted: Wanted): SQL {
  const { limit } = wanted;
  const lanes = lanesOf(wanted).map(({ where, order }, index) => {
    const before = Array.from({ length: index }, (_, at) => nameOf(at));
    const found = before.map((name) => sql`(select count(*) from ${name})`);
    const isWanted =
      index > 0 && sql`${sql.join(found, sql` + `)} < ${sql.raw(`${limit}`)}`;
    const by = sql.join(order, sql`, `);
    return db
      .select({
        reportId: sql`${report.id}`.as("report_id"),
        lane: sql.raw(`${index}`).as("lane"),
        place: sql`row_number() over (order by ${by})`.as("place"),
      })
      .from(report)
      .leftJoin(own, isOwn(wanted.viewer))
      .leftJoin(reportLook, isLookOf(wanted.viewer))
      .where(and(...standing(db, wanted), where, isWanted || undefined))
      .orderBy(...order)
      .limit(limit);
  });
  const named = lanes.map((lane, at) => sql`${nameOf(at)} as ${lane}`);
  const rows = lanes.map((_, at) => sql`select * from ${nameOf(at)}`);
  return sql`with ${sql.join(named, sql`, `)} ${sql.join(rows, sql` union all `)} order by lane, place limit ${limit}`;
}

const nameOf = (index: number) => sql.raw(`lane_${index}`);

type Lane = { where: SQL | undefined; order: SQL[] };

/**
 * What is overdue, the most severe first; what is due; what owes nothing. Each is a walk of an index that ends with the page, and
 * begins behind the page before. Where nothing lapses there is one lane, the newest on top.
 */
function lanesOf(wanted: Wanted): Lane[] {
  if (wanted.order === "newest") return [newestOf(wanted.token)];
  const token = wanted.token?.order === "due" ? wanted.token : null;
  const [due, id] = isUnitQueue(wanted)
    ? [own.dueAt, own.reportId]
    : [report.dueAt, report.id];
  const since = (token?.since ?? wanted.now).toISOString();
  const isOverdue = sql`${due} <= ${since}::timestamptz`;
  const isAhead = sql`${due} > ${since}::timestamptz`;
  const isUndated = sql`${due} is null`;
  const lane = (order: PgColumn[], ...where: SQL[]) => ({
    where: and(...where),
    order: [...order, id].map((by) => asc(by)),
  });
  const overdue = (...where: SQL[]) =>
    lane([report.band, due], isOverdue, ...where);
  const ahead = (...where: SQL[]) => lane([due], isAhead, ...where);
  const undated = (...where: SQL[]) => lane([], isUndated, ...where);
  if (!token) return [overdue(), ahead(), undated()];
  if (token.at === null) return [undated(sql`${id} > ${token.id}`)];
  const last = sql`${token.at.toISOString()}::timestamptz, ${token.id}::uuid`;
  if (token.band === null)
    return [ahead(sql`(${due}, ${id}) > (${last})`), undated()];
  const behind = sql`(${report.band}, ${due}, ${id}) > (${token.band}::band, ${last})`;
  return [overdue(behind), ahead(), undated()];
}

function newestOf(token: PageToken | null): Lane {
  return {
    where:
      token?.order === "newest"
        ? sql`${report.submittedAt} <= ${token.at} and (${report.submittedAt} < ${token.at} or ${report.id} > ${token.id})`
        : undefined,
    order: [sql`${report.submittedAt} desc nulls last`, asc(report.id)],
  };
}

/** Of one's own unit's parts; else of the reports. */
export function isUnitQueue({
  order,
  viewer,
}: Pick<Wanted, "order" | "viewer">): boolean {
  return order === "due" && !seesAllReports(viewer);
}

function standing(db: Database, wanted: Wanted): (SQL | undefined)[] {
  return [
    isUnitQueue(wanted)
      ? isNotNull(own.unitId)
      : visibleReports(db, wanted.viewer),
    ...Object.values(conditionsOf(db, wanted)),
  ];
}

/** The viewer's unit's live part: there is one at most. */
export function isOwn({ unitId }: Viewer): SQL | undefined {
  return and(
    eq(own.reportId, report.id),
    eq(own.unitId, unitId),
    sql`${own.state} in ('offered', 'accepted')`,
  );
}
