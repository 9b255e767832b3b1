import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { z } from "zod";
import { deleteView } from "#app/domain/desk/saved-views.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

/** Nothing to see here but the views. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return redirect("/desk/views", 303);
}

/** POST /desk/views/:viewId/removal */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const viewId = z.uuid().safeParse(params.viewId);
  if (!viewId.success) throw new NotFound("no such view");
  await deleteView(context.db, { viewId: viewId.data, by, now: context.now() });
  return redirect("/desk/views", 303);
}
