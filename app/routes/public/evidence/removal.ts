import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { z } from "zod";
import { removeEvidence } from "#app/domain/evidence/remove.server.ts";
import { NotFound } from "#app/domain/refusal.ts";
import {
  formOf,
  requireReporter,
} from "#app/server/reporter-session.server.ts";

/** The reporter takes a file away that is no evidence yet. Safe to repeat. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const session = await requireReporter(request, context, "evidence");
  await formOf(request, session);
  const evidenceId = z.uuid().safeParse(params.evidenceId);
  if (!evidenceId.success) throw new NotFound("no such file");
  const file = { session, evidenceId: evidenceId.data, now: now() };
  await removeEvidence(db, file);
  return redirect("/evidence", 303);
}

/** The address of the form, opened by hand. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireReporter(request, context);
  return redirect("/evidence", 303);
}
