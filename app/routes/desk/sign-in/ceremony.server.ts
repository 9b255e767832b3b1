import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import type { z } from "zod";
import type { RelyingParty } from "#app/domain/responder/assertion.server.ts";
import type {
  BrowserKind,
  NotNamed,
} from "#app/domain/vocabulary/responder.ts";
import { browserKindOf } from "#app/server/browser-kind.ts";
import { endedVisitCookie } from "#app/server/provider-visit.server.ts";
import {
  relyingPartyOf,
  responderCookie,
} from "#app/server/responder-session.server.ts";

type Ceremony<Answer> = {
  /** What the authenticator's answer looks like; anything else is a 400. */
  schema: z.ZodType<Answer>;
  /** Starts a session, or makes a passkey without one (no token); says why it does not; or null for an answer that does not count. */
  open: (
    context: AppLoadContext,
    answer: Answer & { rp: RelyingParty; browser: BrowserKind },
  ) => Promise<{ token: string | null } | { refused: NotNamed } | null>;
};

/**
 * The end of a passkey's ceremony: signed in (204); 401 with no word why; or 403 with why, to somebody whose passkey was right and
 * whom the organization's provider did not name.
 */
export async function endCeremony<Answer extends object>(
  { request, context }: ActionFunctionArgs,
  { schema, open }: Ceremony<Answer>,
): Promise<Response> {
  const body = schema.safeParse(await request.json().catch(() => null));
  if (!body.success) return new Response(null, { status: 400 });
  const rp = relyingPartyOf(request, context.settings);
  const browser = browserKindOf(request);
  const session = await open(context, { ...body.data, rp, browser });
  if (!session) return new Response(null, { status: 401 });
  const headers = new Headers();
  // Whom the provider named counted for this answer, and for no other.
  if (context.settings.provider) headers.append("Set-Cookie", endedVisitCookie);
  if ("refused" in session)
    return Response.json(session, { status: 403, headers });
  if (session.token === null) return new Response(null, { status: 204 });
  headers.append("Set-Cookie", responderCookie(session.token));
  return new Response(null, { status: 204, headers });
}
