import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { z } from "zod";
import { markSeen } from "#app/domain/on-call/visit.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { worksReports } from "#app/domain/responder/can.ts";
import { typedIn } from "#app/routes/desk/posted.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

/** Nothing to see here but the day. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return redirect("/desk/my-day", 303);
}

/** POST /desk/my-day/seen: as the page showed it, and not what came since. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { responderId, ...viewer } = await requireResponder(request, context);
  if (!worksReports(viewer)) throw new NotFound("no such page");
  const { seenAt } = typedIn(await request.formData());
  const at = z.iso.datetime().safeParse(seenAt);
  if (!at.success) throw new Response(null, { status: 400 });
  const now = context.now();
  const said = new Date(at.data);
  await markSeen(context.db, { responderId, seenAt: said < now ? said : now });
  return redirect("/desk/my-day", 303);
}
