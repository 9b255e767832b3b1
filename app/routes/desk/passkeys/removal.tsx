import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { DeskProblem } from "#app/components/desk/desk-problem.tsx";
import { removePasskey } from "#app/domain/responder/own-passkeys.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

export const ErrorBoundary = DeskProblem;

/** The address of the form, opened by hand. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return redirect("/desk/passkeys", 303);
}

/** POST /desk/passkeys/:passkeyId/removal: it signs nobody in any more. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await requireResponder(request, context);
  const { passkeyId = "" } = params;
  const { db, now } = context;
  await removePasskey(db, { viewer, passkeyId, now: now() });
  return redirect("/desk/passkeys", 303);
}

export default function Removal() {
  return null;
}
