import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TaskListPage } from "./task-list-page.tsx";
import { titled } from "#app/components/public/title.ts";
import type { Database } from "#db/client.server.ts";
import { clocksOfAnswers } from "#app/domain/deadline/legal-clocks.server.ts";
import { eventQuestionsOf } from "#app/domain/deadline/legal-events.ts";
import { getMayUpload } from "#app/domain/evidence/allowed.server.ts";
import { hasKeptFile } from "#app/domain/evidence/list.server.ts";
import { askAgain } from "#app/domain/form/ask-again.ts";
import { findReporterZone } from "#app/domain/answers/zone.server.ts";
import { checkRows } from "#app/domain/form/check.ts";
import { statusAllows } from "#app/domain/vocabulary/lifecycle.ts";
import { isMorePageId, isPageId } from "#app/domain/form/pages.ts";
import type { ReportStatus } from "#app/domain/vocabulary/report.ts";
import type { ReporterSession } from "#app/domain/access/session.server.ts";
import { taskGroups, type TaskState } from "#app/domain/form/task-list.ts";
import { requireMore } from "./session.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.more.title, false, error);

/** What can be added to a draft that could be sent, or to a report that was. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { session, saved, mayUpdate } = await requireMore(
    request,
    context,
    "see",
  );
  const { answers } = saved;
  const now = context.now();
  const isSent = session.status !== "draft";
  const eventTimes = eventQuestionsOf(clocksOfAnswers(answers, now));
  return {
    isSent,
    closed: closedBy(mayUpdate, session.status),
    groups: taskGroups(answers, {
      eventTimes,
      files: await filesTask(context.db, session),
    }),
    asked: askAgain(answers, now),
    now,
    zone: (await findReporterZone(context.db, answers)) ?? "UTC",
    saved: savedIn(request),
    rows: isSent ? checkRows(answers) : [],
  };
}

export default function TaskList() {
  return <TaskListPage {...useLoaderData<typeof loader>()} />;
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
function closedBy(mayUpdate: boolean, status: ReportStatus) {
  if (!mayUpdate) return "reader" as const;
  const isOpen = status === "draft" || statusAllows("update", status);
  return isOpen ? null : ("ended" as const);
}

/** The page that was just saved, by the address that saving led to. */
function savedIn(request: Request) {
  const page = new URL(request.url).searchParams.get("saved") ?? "";
  return isPageId(page) || isMorePageId(page) ? page : null;
}
