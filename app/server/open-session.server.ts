import {
  findSessionEnd,
  type SessionEnd,
} from "#app/domain/access/session-end.server.ts";
import type { RequestContext } from "./context.server.ts";
import { reporterTokenOf } from "./reporter-session.server.ts";

/**
 * Pages on which a report is open: opening one is a use of its session. The doors, `/report` and `/follow`, are not
 * among them.
 */
const pagesOfReport = /^\/(?:report|follow|more)\//;

/** How long the report of this page stays open in this browser; null where none is. */
export async function findOpenSession(
  request: Request,
  { db, keyring, now }: RequestContext,
): Promise<SessionEnd | null> {
  const token = reporterTokenOf(request);
  const { pathname } = new URL(request.url);
  if (token === null || !pagesOfReport.test(pathname)) return null;
  return findSessionEnd(db, { keyring, token, now: now(), isUsed: true });
}
