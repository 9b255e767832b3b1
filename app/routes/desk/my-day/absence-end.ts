import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { z } from "zod";
import { NotFound } from "#app/domain/refusal.ts";
import { endAbsence } from "#app/domain/responder/absence.server.ts";
import { requireResponder } from "#app/server/responder-session.server.ts";

/** Nothing to see here but the day. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireResponder(request, context);
  return redirect("/desk/my-day", 303);
}

/** POST /desk/my-day/absences/:absenceId/end */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const by = await requireResponder(request, context);
  const absenceId = z.uuid().safeParse(params.absenceId);
  if (!absenceId.success) throw new NotFound("no such absence");
  const { db, now } = context;
  await endAbsence(db, { absenceId: absenceId.data, by, now: now() });
  return redirect("/desk/my-day", 303);
}
