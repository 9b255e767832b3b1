import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { isPageId } from "#app/domain/form/page-order.ts";
import { dropUnsent } from "#app/domain/report/unsent.server.ts";
import { formOf, requireSent } from "#app/server/reporter-session.server.ts";

/** Words that were typed and not sent are no longer wanted. Safe to repeat. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireSent(request, context, "add");
  const form = await formOf(request, session);
  const page = String(form.get("page") ?? "");
  await dropUnsent(context.db, { session, page });
  return redirect(isPageId(page) ? `/more/${page}` : "/follow/report", 303);
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/follow/report", 303);
}
