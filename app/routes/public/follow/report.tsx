import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FollowPage } from "./follow-page.tsx";
import { titled } from "#app/components/public/title.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";
import { followView } from "./view.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.follow.report.title, false, error);

export async function loader({ request, context }: LoaderFunctionArgs) {
  return followView(context, await requireSent(request, context));
}

export default function FollowReport() {
  return <FollowPage {...useLoaderData<typeof loader>()} />;
}
