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
import { touchFields, touchIn } from "#app/server/touch.server.ts";

const schema = z.object({
  touch: touchFields.touch,
  challengeId: z.uuid(),
  response: registrationResponseSchema,
  secret: passkeySecretSchema,
});

/** POST /desk/passkeys/addition: the authenticator's answer. Added (204), or 401 with no word why. */
export async function action(posted: ActionFunctionArgs) {
  const { request, context } = posted;
  const viewer = await requireResponder(request, context);
  const body = schema.safeParse(await request.json().catch(() => null));
  if (!body.success) return new Response(null, { status: 400 });
  const { db, keyring, settings, now } = context;
  const rp = relyingPartyOf(request, settings);
  const given = { touch: body.data.touch, by: viewer };
  const act = { verb: "add-passkey", about: "" } as const;
  const touch = await touchIn(posted, given, act);
  const adding = { ...body.data, viewer, touch, keyring, rp, now: now() };
  const isAdded = await addPasskey(db, adding);
  return new Response(null, { status: isAdded ? 204 : 401 });
}
