import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TaskListPage } from "./task-list-page.tsx";
import { titled } from "#app/components/public/title.ts";
import { isMorePageId, isPageId } from "#app/domain/form/page-order.ts";
import { readTaskList } from "#app/domain/report/task-list.server.ts";
import { requireMore } from "./session.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.more.title, false, error);

/** What can be added to a draft that could be sent, or to a report that was. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { session, saved } = await requireMore(request, context, "see");
  const { answers } = saved;
  const now = context.now();
  const read = await readTaskList(context.db, { session, answers, now });
  return { ...read, now, saved: savedIn(request) };
}

export default function TaskList() {
  return <TaskListPage {...useLoaderData<typeof loader>()} />;
}

/** The page that was just saved, by the address that saving led to. */
function savedIn(request: Request) {
  const page = new URL(request.url).searchParams.get("saved") ?? "";
  return isPageId(page) || isMorePageId(page) ? page : null;
}
