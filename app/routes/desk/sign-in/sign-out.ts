import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { endSession } from "#app/domain/responder/session.server.ts";
import {
  endedResponderCookie,
  findResponder,
} from "#app/server/responder-session.server.ts";
import { nothingKept } from "#app/server/headers.server.ts";

/** POST /sign-out: safe to repeat. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await findResponder(request, context);
  if (viewer) await endSession(context.db, { viewer, now: context.now() });
  const headers = { "Set-Cookie": endedResponderCookie(), ...nothingKept };
  return redirect("/sign-in", { status: 303, headers });
}
