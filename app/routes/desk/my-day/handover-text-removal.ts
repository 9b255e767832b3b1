import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { z } from "zod";
import { dropHandoverText } from "#app/domain/on-call/handover-text.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

/** Nothing to see here but the form. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return redirect("/desk/my-day/handover", 303);
}

/** POST /desk/my-day/handover/text/removal */
export async function action({ request, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const id = z.uuid().safeParse(typedIn(await request.formData()).id);
  if (!id.success) throw new NotFound("no such text");
  await dropHandoverText(context.db, { by, id: id.data, now: context.now() });
  return redirect("/desk/my-day/handover", 303);
}
