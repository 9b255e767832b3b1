import { and, asc, eq, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "#db/client.server.ts";
import { assignment, unit } from "#db/schema/index.ts";
import type { Viewer } from "../responder/viewer.ts";
import type { DayReport } from "./day-rows.server.ts";
import { own } from "./queue-columns.server.ts";

/** Who waits, in one report, and since when. */
export type Wait = {
  reportId: string;
  who: "reporter" | "unit";
  /** Of a unit that we wait for. */
  unitName: string | null;
  since: Date;
  /** What they wait for is overdue. */
  isLate: boolean;
};

export type Waits = { forUs: Wait[]; forThem: Wait[] };

const waitsMost = 20;

/** Who waits on whom in these reports, who waits longest first. */
export async function listWaits(
  db: Database,
  {
    viewer,
    mine,
    nobodys,
    now,
  }: {
    viewer: Viewer;
    mine: readonly DayReport[];
    nobodys: readonly DayReport[];
    now: Date;
  },
): Promise<Waits> {
  const offers = await listOffers(db, viewer);
  const reporters = mine.flatMap((row) => waitOfReporter(row, now));
  const ours = nobodys.flatMap((row): Wait[] =>
    row.partState === "offered"
      ? [{ ...ofUnit(row, now), since: row.offeredAt }]
      : [],
  );
  const asked = mine.flatMap((row): Wait[] =>
    row.status === "waiting" && row.wroteAt
      ? [{ ...ofReporter(row, now), since: row.wroteAt, isLate: false }]
      : [],
  );
  const units = offers.map(({ dueAt, ...offer }): Wait => ({
    ...offer,
    who: "unit",
    isLate: dueAt !== null && dueAt < now,
  }));
  return {
    forUs: longest([...reporters, ...ours]),
    forThem: longest([...units, ...asked]),
  };
}

/** Their last word came after ours, or we never wrote. */
function waitOfReporter(row: DayReport, now: Date): Wait[] {
  const { submittedAt, reporterActedAt, wroteAt, status } = row;
  const said = reporterActedAt ?? submittedAt;
  const isAnswered = wroteAt !== null && said !== null && wroteAt >= said;
  if (said === null || isAnswered || status === "waiting") return [];
  return [{ ...ofReporter(row, now), since: said }];
}

type Waiting = Omit<Wait, "since">;

function ofReporter({ reportId, dueAt }: DayReport, now: Date): Waiting {
  const isLate = dueAt !== null && dueAt < now;
  return { reportId, who: "reporter", unitName: null, isLate };
}

function ofUnit(row: DayReport, now: Date): Waiting {
  return { ...ofReporter(row, now), who: "unit" };
}

function longest(waits: readonly Wait[]): Wait[] {
  return [...waits]
    .sort((a, b) => a.since.getTime() - b.since.getTime())
    .slice(0, waitsMost);
}

const other = alias(assignment, "other");

/** Offers to other units that nobody answered yet, in reports that this person works. */
function listOffers(db: Database, { unitId, responderId }: Viewer) {
  return db
    .select({
      reportId: other.reportId,
      unitName: unit.name,
      since: other.offeredAt,
      dueAt: other.dueAt,
    })
    .from(own)
    .innerJoin(other, eq(other.reportId, own.reportId))
    .innerJoin(unit, eq(unit.id, other.unitId))
    .where(
      and(
        ...[eq(own.unitId, unitId), eq(own.assigneeId, responderId)],
        ...[eq(own.state, "accepted"), eq(other.state, "offered")],
        ne(other.unitId, unitId),
      ),
    )
    .orderBy(asc(other.offeredAt), asc(other.reportId))
    .limit(waitsMost);
}
