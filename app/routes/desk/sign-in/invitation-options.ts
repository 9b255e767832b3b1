import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { invitationToken } from "./invitation-token.server.ts";
import { registrationOptions } from "#app/domain/responder/passkey.server.ts";
import { relyingPartyOf } from "#app/server/responder-session.server.ts";

const bodySchema = z.object({ token: invitationToken });

/** POST /sign-in/invitation/options: what the browser needs to make a passkey for this invitation. */
export async function action({ request, context }: ActionFunctionArgs) {
  const body = bodySchema.safeParse(await request.json().catch(() => null));
  if (!body.success) return new Response(null, { status: 400 });
  const { db, keyring, settings, now } = context;
  const options = await registrationOptions(db, {
    keyring,
    token: body.data.token,
    rp: relyingPartyOf(request, settings),
    now: now(),
  });
  return Response.json(options);
}
