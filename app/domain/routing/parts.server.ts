import { asc, eq } from "drizzle-orm";
import type { Database } from "#db/client.server.ts";
import { assignment, unit } from "#db/schema/index.ts";
import { liveStates } from "../vocabulary/routing.ts";

/** Beside the field in which a unit is chosen. */
export const unitHasPart = "That unit has a part in this report already";

export type Part = Awaited<ReturnType<typeof listParts>>[number];

/** Every part any unit ever had in the report, oldest first, each with its unit's hours. */
export function listParts(tx: Database, reportId: string) {
  return tx
    .select({
      id: assignment.id,
      unitId: assignment.unitId,
      part: assignment.part,
      state: assignment.state,
      offeredAt: assignment.offeredAt,
      /** The person who offered it; null when a rule did. Who that is, only the desk may look up. */
      offeredBy: assignment.offeredBy,
      answeredAt: assignment.answeredAt,
      acceptedAt: assignment.acceptedAt,
      assigneeId: assignment.assigneeId,
      dueKind: assignment.dueKind,
      dueAt: assignment.dueAt,
      hours: {
        isRoundTheClock: unit.isRoundTheClock,
        timeZone: unit.timeZone,
      },
    })
    .from(assignment)
    .innerJoin(unit, eq(unit.id, assignment.unitId))
    .where(eq(assignment.reportId, reportId))
    .orderBy(
      asc(assignment.offeredAt),
      asc(assignment.part),
      asc(assignment.id),
    );
}

export function isLive({ state }: Pick<Part, "state">): boolean {
  return liveStates.some((live) => live === state);
}

/** What a part that its unit gave away comes back with; undefined where it had not been accepted. */
export function acceptanceOf({ assigneeId, dueKind, acceptedAt }: Part) {
  const wasAccepted = dueKind !== null && dueKind !== "accept";
  return wasAccepted ? { assigneeId, dueKind, acceptedAt } : undefined;
}
