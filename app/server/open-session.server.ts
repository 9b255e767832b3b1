import type { SessionEnd } from "#app/domain/access/session-end.server.ts";
import type { RequestContext } from "./context.server.ts";
import { findReporter } from "./reporter-session.server.ts";

/**
 * Pages on which a report is open: opening one is a use of its session. The doors, `/report` and `/follow`, are not
 * among them.
 */
const pagesOfReport = /^\/(?:report|follow|more)\//;

/** How long the report of this page stays open in this browser; null where none is. */
export async function findOpenSession(
  request: Request,
  context: RequestContext,
): Promise<SessionEnd | null> {
  const { pathname } = new URL(request.url);
  if (!pagesOfReport.test(pathname)) return null;
  return (await findReporter(request, context))?.end ?? null;
}
