import { and, desc, asc, sql, type SQL } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import { historyKinds, isHistoryKind } from "../audit/kinds.ts";
import { instantOfWallTime, readWallTime } from "../clock/zone.ts";
import type { HistoryFilters } from "./history-filters.ts";

/** Where a page goes on: behind this event. */
export type HistoryKey = { at: Date; subjectId: string; position: number };

type Wanted = {
  filters: HistoryFilters;
  /** In which days begin and end. */
  timeZone: string;
  after: HistoryKey | null;
  limit: number;
};

const { at, subjectId, position, actor, type } = auditEvent;

/**
 * Events that fit, the newest first. Each way of narrowing walks an index of its own that ends with the page, whatever lies
 * before it.
 */
export async function listEvents(db: Database, wanted: Wanted) {
  const { filters } = wanted;
  const { kind, who, unit, report } = filters;
  const types = kind && isHistoryKind(kind) ? historyKinds[kind] : null;
  // Of a person, a unit or a report the kind is sought among what is theirs.
  if (!types || who || unit || report)
    return selectEvents(
      db,
      wanted,
      types ? sql`${type} = any (${textsOf(types)})` : undefined,
    );
  const [first, second, ...rest] = types.map((one) =>
    selectEvents(db, wanted, sql`${type} = ${one}`),
  );
  if (!first || !second) return first ?? [];
  return (
    unionAll(first, second, ...rest)
      // By the names of the columns, as drizzle names a union's by its own.
      .orderBy(sql`"at" desc, "subject_id", "position"`)
      .limit(wanted.limit)
  );
}

const textsOf = (texts: readonly string[]) =>
  sql`${sql.param([...texts])}::text[]`;

/** One statement of it; of the types that `of` names, or of all. */
export function selectEvents(
  db: Database,
  { limit, ...wanted }: Wanted,
  of?: SQL,
) {
  return db
    .select({
      subject: auditEvent.subject,
      chain: auditEvent.chain,
      ...{ subjectId, position, at, actor, type },
      reportId: auditEvent.reportId,
      detail: auditEvent.detail,
    })
    .from(auditEvent)
    .where(and(of, ...conditions(wanted)))
    .orderBy(desc(at), asc(subjectId), asc(position))
    .limit(limit);
}

function conditions({
  filters: { who, report, unit, from, to },
  timeZone,
  after,
}: Omit<Wanted, "limit">): (SQL | undefined)[] {
  const isResponder = sql`${actor} ->> 'kind' = 'responder'`;
  return [
    who ? sql`${isResponder} and ${actor} ->> 'id' = ${who}` : undefined,
    unit ? sql`${isResponder} and ${actor} ->> 'unitId' = ${unit}` : undefined,
    report ? sql`${auditEvent.reportId} = ${report}` : undefined,
    from ? sql`${at} >= ${startOf(from, timeZone)}::timestamptz` : undefined,
    to ? sql`${at} < ${startOf(to, timeZone, 1)}::timestamptz` : undefined,
    after ? behind(after) : undefined,
  ];
}

function behind(after: HistoryKey): SQL {
  const instant = sql`${after.at.toISOString()}::timestamptz`;
  return sql`${at} <= ${instant} and (${at} < ${instant}
    or (${subjectId}, ${position}) > (${after.subjectId}, ${after.position}))`;
}

/** Midnight of the day, or of one later. */
function startOf(day: string, timeZone: string, daysLater = 0): string {
  const wall = readWallTime(day, null);
  const moved = new Date(
    Date.UTC(wall.year, wall.month - 1, wall.day + daysLater),
  );
  const on = moved.toISOString().slice(0, 10);
  return instantOfWallTime(readWallTime(on, null), timeZone).toISOString();
}
