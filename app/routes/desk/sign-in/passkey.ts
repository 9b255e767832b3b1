import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { authenticationResponseSchema } from "#app/domain/responder/passkey-response.ts";
import { signInWithPasskey } from "#app/domain/responder/passkey.server.ts";
import {
  relyingPartyOf,
  responderCookie,
} from "#app/server/responder-session.server.ts";

const bodySchema = z.object({
  challengeId: z.uuid(),
  response: authenticationResponseSchema,
});

/** POST /sign-in/passkey: the authenticator's answer; 401, with no word why, for any that does not count. */
export async function action({ request, context }: ActionFunctionArgs) {
  const body = bodySchema.safeParse(await request.json().catch(() => null));
  if (!body.success) return new Response(null, { status: 400 });
  const { db, keyring, settings, now } = context;
  const session = await signInWithPasskey(db, {
    ...body.data,
    keyring,
    rp: relyingPartyOf(request, settings),
    now: now(),
  });
  if (!session) return new Response(null, { status: 401 });
  const headers = { "Set-Cookie": responderCookie(session.token) };
  return new Response(null, { status: 204, headers });
}
