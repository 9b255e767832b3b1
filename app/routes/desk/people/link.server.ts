import type { RequestContext } from "#app/server/context.server.ts";

/** The token stands behind the #, so no server, proxy or log on the way ever sees it. */
export function invitationLink(
  request: Request,
  { settings }: RequestContext,
  token: string,
): string {
  const { origin } = new URL(settings.origin ?? request.url);
  return `${origin}/sign-in/invitation#${token}`;
}
