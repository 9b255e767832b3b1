import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { registrationResponseSchema } from "#app/domain/responder/passkey-response.ts";
import { enrolPasskey } from "#app/domain/responder/passkey.server.ts";
import {
  relyingPartyOf,
  responderCookie,
} from "#app/server/responder-session.server.ts";

const bodySchema = z.object({
  token: z.string().max(200),
  challengeId: z.uuid(),
  response: registrationResponseSchema,
});

/** POST /sign-in/invitation/passkey: stores the new passkey, uses the invitation up and signs in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const body = bodySchema.safeParse(await request.json().catch(() => null));
  if (!body.success) return new Response(null, { status: 400 });
  const { db, keyring, settings, now } = context;
  const session = await enrolPasskey(db, {
    ...body.data,
    keyring,
    rp: relyingPartyOf(request, settings),
    now: now(),
  });
  if (!session) return new Response(null, { status: 401 });
  const headers = { "Set-Cookie": responderCookie(session.token) };
  return new Response(null, { status: 204, headers });
}
