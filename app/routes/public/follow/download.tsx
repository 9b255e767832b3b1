import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DownloadPage } from "./download-page.tsx";
import { titled } from "#app/components/public/title.ts";
import { listEvidence } from "#app/domain/evidence/list.server.ts";
import { requireSent } from "#app/server/reporter-session.server.ts";

export { ErrorBoundary } from "#app/components/public/problem.tsx";

export const meta: MetaFunction = ({ matches, error }) =>
  titled(matches, (t) => t.download.title, false, error);

/** What would be taken along. Its form is answered with the file itself: see server/whole/download.server.ts. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const session = await requireSent(request, context, "download");
  const files = await listEvidence(context.db, session.key);
  const kept = files.filter(({ state }) => state === "kept");
  return {
    of: { report: session.reportId, version: 0 },
    fileCount: kept.length,
    evidenceBytes: kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}

export default function Download() {
  return <DownloadPage {...useLoaderData<typeof loader>()} />;
}
