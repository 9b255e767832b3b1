import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ChangesPage } from "./changes-page.tsx";
import { titled } from "#app/components/public/title.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";
import { changesView } from "./changes-view.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.changes.title, false, error);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSent(request, context);
  const { searchParams } = new URL(request.url);
  return changesView(context, session, searchParams.get("before"));
}

export default function Changes() {
  return <ChangesPage {...useLoaderData<typeof loader>()} />;
}
