import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { z } from "zod";
import { deleteView } from "#app/domain/desk/saved-views.server.ts";
import { NotFound, Stale } from "#app/domain/refusal.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

/** Nothing to see here but the views. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return redirect("/desk/views", 303);
}

/** POST /desk/views/:viewId/removal: of the view as its page shows it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const viewId = z.uuid().safeParse(params.viewId);
  if (!viewId.success) throw new NotFound("no such view");
  const { version = "" } = typedIn(await request.formData());
  const removal = { viewId: viewId.data, version, by, now: context.now() };
  try {
    await deleteView(context.db, removal);
  } catch (error) {
    if (error instanceof Stale)
      return redirect("/desk/views?kept=changed", 303);
    throw error;
  }
  return redirect("/desk/views", 303);
}
