import type { DueKind } from "../vocabulary/routing.ts";
import type { ReportStatus } from "../vocabulary/report.ts";

/** A promise as its reporter is told of it. */
export type Promised = {
  unitName: string;
  kind: DueKind;
  at: Date | string;
  isOverdue: boolean;
};

/** Where a sent report stands, for one sentence. */
export type Standing<Due extends Promised = Promised> =
  /** The earliest promise that was not kept. */
  | { is: "overdue"; due: Due }
  /** Questions wait for the reporter, and nothing is overdue. */
  | { is: "asked"; questionCount: number }
  | { is: "promised"; due: Due }
  /** Open, and nothing is promised by a fixed time. */
  | { is: "open" }
  | { is: "ended"; how: Ended; at: Date | string | null };

const endedStatuses = [
  "closed",
  "withdrawn",
  "duplicate",
  "not-for-us",
] as const satisfies ReportStatus[];
export type Ended = (typeof endedStatuses)[number];

/** What is late is said before all else; what waits for the reporter before what is only promised. */
export function standingOf<Due extends Promised>({
  status,
  closedAt,
  owed,
  questionCount,
}: {
  status: ReportStatus;
  closedAt: Date | string | null;
  /** The earliest first. */
  owed: readonly Due[];
  questionCount: number;
}): Standing<Due> {
  const how = endedStatuses.find((ended) => ended === status);
  if (how) return { is: "ended", how, at: closedAt };
  const [due] = owed;
  if (due?.isOverdue) return { is: "overdue", due };
  if (questionCount > 0) return { is: "asked", questionCount };
  return due ? { is: "promised", due } : { is: "open" };
}
