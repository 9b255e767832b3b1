import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, report, unit, type Source } from "#db/schema/index.ts";
import { liveStates, type DueKind } from "../vocabulary/routing.ts";
import { openStatuses } from "../vocabulary/report.ts";

/** What a unit owes the reporter, and how to ask for it. */
export type Owed = {
  unitName: string;
  kind: DueKind;
  at: Date;
  isOverdue: boolean;
  phone: string | null;
  sources: Source[];
  /** When the number was last checked, YYYY-MM-DD. */
  checkedOn: string;
};

/** What units still owe, the earliest first. What waits for the reporter is not owed meanwhile. */
export async function listOwed(
  db: Database,
  { reportId, now }: { reportId: string; now: Date },
): Promise<Owed[]> {
  const rows = await db
    .select({
      unitName: unit.name,
      kind: assignment.dueKind,
      at: assignment.dueAt,
      phone: unit.phone,
      sources: unit.sources,
      checkedOn: unit.checkedOn,
    })
    .from(assignment)
    .innerJoin(report, eq(report.id, assignment.reportId))
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(
      and(
        eq(assignment.reportId, reportId),
        inArray(assignment.state, [...liveStates]),
        inArray(report.status, openStatuses),
      ),
    )
    .orderBy(asc(assignment.dueAt), asc(unit.name));
  return rows.flatMap(({ kind, at, ...row }) =>
    kind && at ? [{ ...row, kind, at, isOverdue: at < now }] : [],
  );
}
