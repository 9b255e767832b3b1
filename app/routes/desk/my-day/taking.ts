import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { z } from "zod";
import { takeOver } from "#app/domain/on-call/handover-taken.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

/** Nothing to see here but the day. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return redirect("/desk/my-day", 303);
}

/** POST /desk/my-day/handovers/:handoverId/taking */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const handoverId = z.uuid().safeParse(params.handoverId);
  if (!handoverId.success) throw new NotFound("no such handover");
  const { db, now } = context;
  await takeOver(db, { handoverId: handoverId.data, by, now: now() });
  return redirect("/desk/my-day", 303);
}
