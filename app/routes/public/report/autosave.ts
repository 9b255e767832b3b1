import type { ActionFunctionArgs } from "@remix-run/node";
import { keepTyped } from "#app/domain/report/keep-typed.server.ts";
import { joinedPages } from "#app/domain/form/page-order.ts";
import {
  findReporter,
  refuseUnkept,
} from "#app/server/reporter-session.server.ts";

/**
 * What stands in a form a second after the last key. Answers the page's script, which says it in the reader's words:
 * 401 when the session is over, 409 when another report is open.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const session = await findReporter(request, context);
  if (!session) return Response.json({ is: "ended" }, { status: 401 });
  refuseUnkept(session);
  const form = await request.formData();
  if (form.get("report") !== session.reportId)
    return Response.json({ is: "elsewhere" }, { status: 409 });
  const named = String(form.get("page") ?? "");
  const page = joinedPages[named] ?? named;
  const kept = await keepTyped(db, { session, page, form, now: now() });
  return Response.json({ ...kept, isSent: session.status !== "draft" });
}
