import type { Database } from "#db/client.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { findReporterZone } from "../answers/zone.server.ts";
import { offeredZones } from "../clock/moment.ts";
import { clocksOfAnswers } from "../deadline/legal-clocks.server.ts";
import { eventQuestionsOf } from "../deadline/legal-events.ts";
import type { Clock } from "../deadline/legal.ts";
import { valueOf, type Answers } from "../form/answers.ts";
import { turnsOf } from "../form/path.ts";
import type { Question } from "../form/questions.ts";
import { reporterMay } from "../vocabulary/code-and-status.ts";

/** The legal deadlines that may apply to a sent report, and the times that they are counted from. */
export type DeadlineBoard = {
  clocks: Clock[];
  asked: Question[];
  zone: string;
  /** Offered for its times. */
  zones: readonly string[];
  /** Nobody has said yet which duties the organisation has. */
  isDutyOpen: boolean;
  mayUpdate: boolean;
  /** A time that is added reopens the report. */
  reopens: boolean;
};

export async function readDeadlineBoard(
  db: Database,
  {
    session,
    answers,
    now,
  }: { session: ReporterSession; answers: Answers; now: Date },
): Promise<DeadlineBoard> {
  const clocks = clocksOfAnswers(answers, now);
  return {
    clocks,
    asked: eventQuestionsOf(clocks),
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    zones: offeredZones(turnsOf(answers).country),
    isDutyOpen: isDutyOpen(answers),
    mayUpdate: reporterMay(session, "update"),
    reopens: session.status === "closed",
  };
}

/** Whether the reporter was asked and did not say. */
function isDutyOpen(answers: Answers): boolean {
  return (
    answers.duty_flags !== undefined && valueOf(answers, "duty_flags") === null
  );
}
