import type { ActionFunctionArgs } from "@remix-run/node";
import { authenticationOptions } from "#app/domain/responder/passkey.server.ts";
import { relyingPartyOf } from "#app/server/responder-session.server.ts";

/** POST /sign-in/passkey/options: what the browser needs to sign in with a passkey. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, settings, now } = context;
  const rp = relyingPartyOf(request, settings);
  return Response.json(await authenticationOptions(db, { rp, now: now() }));
}
