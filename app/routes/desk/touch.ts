import type { ActionFunctionArgs } from "@remix-run/node";
import { touchActSchema } from "#app/domain/responder/touch-act.ts";
import { touchOptions } from "#app/domain/responder/touch.server.ts";
import {
  findResponder,
  relyingPartyOf,
} from "#app/server/responder-session.server.ts";

/** POST /desk/touch: what the browser needs to ask for a touch of the passkey, for one act. */
export async function action({ request, context }: ActionFunctionArgs) {
  // Asked by script, which a redirect to the sign-in page would tell nothing.
  const by = await findResponder(request, context);
  if (!by) return new Response(null, { status: 401 });
  const act = touchActSchema.safeParse(await request.json().catch(() => null));
  if (!act.success) return new Response(null, { status: 400 });
  const { db, keyring, settings, now } = context;
  const rp = relyingPartyOf(request, settings);
  const asking = { by, act: act.data, keyring, rp, now: now() };
  return Response.json(await touchOptions(db, asking));
}
