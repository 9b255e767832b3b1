import {
  redirect,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { EvidencePage } from "./evidence-page.tsx";
import { titled } from "#app/components/public/title.ts";
import { requireReporter } from "#app/server/reporter-session.server.ts";
import { evidenceView } from "./view.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data, error }) =>
  titled(matches, (t) => t.evidence.title, Boolean(data?.refused), error);

/** Of a draft and of a sent report alike. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireReporter(request, context);
  if (session.codeToShow !== null) throw redirect("/report/code", 303);
  return evidenceView(context, session, new URL(request.url).searchParams);
}

export default function Evidence() {
  return <EvidencePage {...useLoaderData<typeof loader>()} />;
}
