import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CardPage } from "./card-page.tsx";
import { titled } from "#app/components/public/title.ts";
import { localeOf } from "#app/server/locale.server.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";
import { cardView } from "./card-view.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.card.title, false, error);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSent(request, context);
  const portal = new URL("/follow", request.url).href;
  return cardView(context, { session, locale: localeOf(request), portal });
}

export default function Card() {
  return <CardPage {...useLoaderData<typeof loader>()} />;
}
