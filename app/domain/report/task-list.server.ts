import type { Database } from "#db/client.server.ts";
import type { ReporterSession } from "../access/session.server.ts";
import { findReporterZone } from "../answers/zone.server.ts";
import { clocksOfAnswers } from "../deadline/legal-clocks.server.ts";
import { eventQuestionsOf } from "../deadline/legal-events.ts";
import { getMayUpload } from "../evidence/allowed.server.ts";
import { hasKeptFile } from "../evidence/list.server.ts";
import type { Answers } from "../form/answers.ts";
import { askAgain } from "../form/ask-again.ts";
import { checkRows } from "../form/check.ts";
import { taskGroups, type TaskState } from "../form/task-list.ts";
import { pagesThatRaise } from "../triage/may-rise.ts";
import { severityModel } from "../triage/model.server.ts";
import { statusAllows } from "../vocabulary/lifecycle.ts";
import { scopeAllows } from "../vocabulary/code-may.ts";

/** All that can be added to a draft that could be sent, or to a report that was. */
export async function readTaskList(
  db: Database,
  {
    session,
    answers,
    now,
  }: { session: ReporterSession; answers: Answers; now: Date },
) {
  const isSent = session.status !== "draft";
  return {
    isSent,
    closed: closedBy(session),
    groups: taskGroups(answers, {
      eventTimes: eventQuestionsOf(clocksOfAnswers(answers, now)),
      files: await filesTask(db, session),
      raising: pagesThatRaise(answers, severityModel),
    }),
    asked: askAgain(answers, now),
    zone: (await findReporterZone(db, answers)) ?? "UTC",
    /** What was sent, to be changed. */
    rows: isSent ? checkRows(answers) : [],
  };
}

/** Files that arrived are something done, even where no more are taken now. */
async function filesTask(
  db: Database,
  session: ReporterSession,
): Promise<TaskState> {
  if (await hasKeptFile(db, session.reportId)) return "done";
  const { may } = await getMayUpload(db, session);
  return may ? "to-do" : "not-now";
}

/** Why nothing can be added; null when something can. */
function closedBy({ scope, status }: ReporterSession) {
  if (!scopeAllows(scope, "update")) return "reader" as const;
  const isOpen = status === "draft" || statusAllows("update", status);
  return isOpen ? null : ("ended" as const);
}
