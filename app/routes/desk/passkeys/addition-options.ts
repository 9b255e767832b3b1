import type { ActionFunctionArgs } from "@remix-run/node";
import { additionOptions } from "#app/domain/responder/own-passkeys.server.ts";
import {
  relyingPartyOf,
  requireResponder,
} from "#app/server/responder-session.server.ts";

/** POST /desk/passkeys/addition/options: what the browser needs to make one more passkey. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { db, keyring, settings, now } = context;
  const rp = relyingPartyOf(request, settings);
  return Response.json(
    await additionOptions(db, { viewer, keyring, rp, now: now() }),
  );
}
