import type { ActionFunctionArgs } from "@remix-run/node";
import { tend } from "#app/domain/desk/tend.server.ts";
import { findIdlingResponder } from "#app/server/responder-session.server.ts";

/**
 * POST /desk/tending: every open desk page asks for it, so that what only a session can seal does not wait for a click. 401
 * tells the page that its session has ended. Being asked keeps no session alive.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const by = await findIdlingResponder(request, context);
  if (!by) return new Response(null, { status: 401 });
  const { db, keyring, now } = context;
  await tend(db, { keyring, by, now: now() });
  return new Response(null, { status: 204 });
}
