import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { tellPresence } from "#app/domain/desk/presence.server.ts";
import { deskForms } from "#app/domain/vocabulary/desk-form.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { findIdlingResponder } from "#app/server/responder-session.server.ts";
import { reportIdOf } from "./command.server.ts";

/**
 * POST /desk/reports/:reportId/presence: the page is open, or was left. It says so by itself, so it keeps no session alive; and it
 * is no act, so nothing is recorded.
 */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = await findIdlingResponder(request, context);
  if (!viewer) return new Response(null, { status: 401 });
  const reportId = reportIdOf(params.reportId);
  const posted = schema.safeParse(typedIn(await request.formData()));
  if (!posted.success) return new Response(null, { status: 400 });
  await tellPresence(context.db, { viewer, reportId, ...posted.data });
  return new Response(null, { status: 204 });
}

const schema = z.object({
  opening: z.uuid(),
  is: z.enum([...deskForms, "reads", "gone"]),
});
