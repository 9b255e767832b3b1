import { spelledToken } from "#app/domain/vault/spelled-token.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { qrOf } from "#app/server/qr.server.ts";

/** An invitation in the ways in which it is handed on. The token stands behind the #, so no server, proxy or log on the way ever sees it. */
export function invitationLink(
  request: Request,
  { settings }: RequestContext,
  token: string,
) {
  const { origin } = new URL(settings.origin ?? request.url);
  const url = `${origin}/sign-in/invitation#${token}`;
  return {
    ...{ url, qr: qrOf(url), groups: spelledToken(token) },
    address: `${new URL(origin).host}/sign-in/invitation`,
  };
}
