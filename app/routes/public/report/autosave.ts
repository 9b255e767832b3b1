import type { ActionFunctionArgs } from "@remix-run/node";
import { keepTyped } from "#app/domain/report/keep-typed.server.ts";
import { isBeforeCode, joinedPages } from "#app/domain/form/page-order.ts";
import {
  findReporter,
  refuseUnkept,
} from "#app/server/reporter-session.server.ts";
import { readOrDamaged } from "#app/domain/vault/damage.server.ts";

/**
 * What stands in a form a second after the last key. Answers the page's script, which says it in the reader's words:
 * 401 when the session is over, 409 when another report is open, 422 when what it belongs to does not open.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, now } = context;
  const session = await findReporter(request, context);
  if (!session) return Response.json({ is: "ended" }, { status: 401 });
  const form = await request.formData();
  if (form.get("report") !== session.reportId)
    return Response.json({ is: "elsewhere" }, { status: 409 });
  const named = String(form.get("page") ?? "");
  const page = joinedPages[named] ?? named;
  if (!isBeforeCode(page)) refuseUnkept(session);
  const kept = await readOrDamaged(() =>
    keepTyped(db, { session, page, form, now: now() }),
  );
  // Nothing was written over what does not open; the page says that it is not saved.
  if (kept.is === "damaged")
    return Response.json({ is: "failed" }, { status: 422 });
  const isSent = session.status !== "draft";
  return Response.json({ ...kept.value, isSent });
}
