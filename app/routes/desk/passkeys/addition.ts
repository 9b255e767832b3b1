import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { addPasskey } from "#app/domain/responder/own-passkeys.server.ts";
import {
  passkeySecretSchema,
  registrationResponseSchema,
} from "#app/domain/responder/passkey-response.ts";
import {
  relyingPartyOf,
  requireResponder,
} from "#app/server/responder-session.server.ts";

const schema = z.object({
  challengeId: z.uuid(),
  response: registrationResponseSchema,
  secret: passkeySecretSchema,
});

/** POST /desk/passkeys/addition: the authenticator's answer. Added (204), or 401 with no word why. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const body = schema.safeParse(await request.json().catch(() => null));
  if (!body.success) return new Response(null, { status: 400 });
  const { db, settings, now } = context;
  const rp = relyingPartyOf(request, settings);
  const adding = { ...body.data, viewer, rp, now: now() };
  const isAdded = await addPasskey(db, adding);
  return new Response(null, { status: isAdded ? 204 : 401 });
}
