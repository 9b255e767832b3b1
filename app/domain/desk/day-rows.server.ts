import { and, asc, eq, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { message, report, reportKey, reportLook } from "#db/schema/index.ts";
import type { Viewer } from "../responder/viewer.ts";
import {
  onKeyOf,
  sealedKeyColumns,
  whatItWaitsFor,
} from "../unit-key/report-key.server.ts";
import { openHeadline } from "./headline.server.ts";
import { isLookOf, isUnread, own } from "./queue-columns.server.ts";
import { isOwn } from "./queue-rows.server.ts";

/** A report in which the viewer's unit has a live part, as My day shows it. */
export type DayReport = ReturnType<typeof shownOf>;

/** As many as one person can have in hand; the page says when there are more. */
export const dayMost = 100;

/** What the person works, what lapses first on top. */
export function listMine(db: Database, viewer: Viewer): Promise<DayReport[]> {
  return list(db, viewer, eq(own.assigneeId, viewer.responderId), dayMost);
}

/** What nobody of the unit works and what is owed all the same. */
export function listNobodys(
  db: Database,
  viewer: Viewer,
  limit: number,
): Promise<DayReport[]> {
  const isOwed = and(isNull(own.assigneeId), isNotNull(own.dueAt));
  return list(db, viewer, isOwed, limit);
}

/** All that the unit owes, whoever works it. */
export function listOfUnit(
  db: Database,
  viewer: Viewer,
  limit: number,
): Promise<DayReport[]> {
  return list(db, viewer, isNotNull(own.dueAt), limit);
}

/** For so long after it was said that money moved, a bank may call it back. As `advice/find.server.ts` has it. */
const recallMs = 72 * 3_600_000;

export type MoneyClock = DayReport & { untilAt: Date };

/** Reports of the unit of which money may be called back still: what ends first on top. */
export async function listMoneyClocks(
  db: Database,
  viewer: Viewer,
  now: Date,
): Promise<MoneyClock[]> {
  const since = new Date(now.getTime() - recallMs).toISOString();
  const rows = await list(
    db,
    viewer,
    sql`${report.flags} @> array['money-recall']::text[] and ${report.submittedAt} > ${since}::timestamptz`,
    5,
    asc(report.submittedAt),
  );
  return rows.flatMap((row) =>
    row.submittedAt
      ? [{ ...row, untilAt: new Date(row.submittedAt.getTime() + recallMs) }]
      : [],
  );
}

const columns = {
  id: report.id,
  reference: report.reference,
  status: report.status,
  revision: report.revision,
  band: report.band,
  flags: report.flags,
  submittedAt: report.submittedAt,
  reporterActedAt: report.reporterActedAt,
  dueAt: own.dueAt,
  dueKind: own.dueKind,
  partState: own.state,
  offeredAt: own.offeredAt,
  assigneeId: own.assigneeId,
  isUnread: sql<boolean>`${isUnread}`,
  /** When somebody of the units wrote to the reporter last. */
  wroteAt: sql<Date | null>`(
    select max(${message.sentAt})
    from ${message}
    where ${message.reportId} = ${report.id} and ${message.responderId} is not null
  )`.mapWith(report.submittedAt),
  headlineSealed: report.headlineSealed,
  ...sealedKeyColumns,
};

async function list(
  db: Database,
  viewer: Viewer,
  where: SQL | undefined,
  limit: number,
  order: SQL = asc(own.dueAt),
) {
  const rows = await select(db, viewer, { where, limit, order });
  return rows.map((row) => shownOf(viewer, row));
}

function select(
  db: Database,
  viewer: Viewer,
  {
    where,
    limit,
    order,
  }: { where: SQL | undefined; limit: number; order: SQL },
) {
  return db
    .select(columns)
    .from(own)
    .innerJoin(report, eq(report.id, own.reportId))
    .leftJoin(reportLook, isLookOf(viewer))
    .leftJoin(reportKey, onKeyOf(viewer, report.id))
    .where(and(isOwn(viewer), where))
    .orderBy(order, asc(own.reportId))
    .limit(limit);
}

function shownOf(
  viewer: Viewer,
  { id, ...row }: Awaited<ReturnType<typeof select>>[number],
) {
  const { headlineSealed, keyNumber, keySealed, ...shown } = row;
  const headline = openHeadline(viewer, {
    ...{ id, headlineSealed, keyNumber, keySealed },
  });
  const waitsFor = headline === null ? whatItWaitsFor(viewer) : null;
  return { ...shown, reportId: id, headline, waitsFor };
}
