import { redirect } from "@remix-run/node";
import type { RequestContext } from "#app/server/context.server.ts";
import type { NobodyNamed } from "#app/server/provider.server.ts";
import { endedVisitCookie } from "#app/server/provider-visit.server.ts";

/** Back to the sign-in page, which says in words why nobody was named; the log has the word of the protocol. */
export function signInAgain(
  { log }: RequestContext,
  { error, to }: { error: NobodyNamed; to: string },
): Response {
  log.warn({ why: error.why, code: error.code }, "provider named nobody");
  const headers = { "Set-Cookie": endedVisitCookie };
  const query = new URLSearchParams({ to, why: error.why });
  return redirect(`/sign-in?${query.toString()}`, { status: 303, headers });
}
