import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { codeFile } from "#app/server/code.server.ts";
import { formOf, requireKept } from "#app/server/reporter-session.server.ts";

/** A colleague's new code as a text file, while it may still be shown. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireKept(request, context, "codes");
  await formOf(request, session);
  return session.codeToPass
    ? codeFile(request, context, session.codeToPass.code)
    : redirect("/follow/codes", 303);
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/follow/codes", 303);
}
