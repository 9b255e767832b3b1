import type { SessionEnd } from "#app/domain/access/session-end.server.ts";
import type { RequestContext } from "./context.server.ts";
import { findReporter } from "./reporter-session.server.ts";

/**
 * Pages on which a report is open: opening one is a use of its session. The doors, `/report` and `/follow`, are not
 * among them.
 */
const pagesOfReport = /^\/(?:report|follow|more)\//;

export type OpenSession = SessionEnd & {
  /** Nothing is said of "your access code": its reporter has none. */
  isCodeless: boolean;
};

/** How long the report of this page stays open in this browser; null where none is. */
export async function findOpenSession(
  request: Request,
  context: RequestContext,
): Promise<OpenSession | null> {
  const { pathname } = new URL(request.url);
  if (!pagesOfReport.test(pathname)) return null;
  const session = await findReporter(request, context);
  return session && { ...session.end, isCodeless: session.isCodeless };
}
