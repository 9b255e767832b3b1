import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { codeFile } from "#app/server/code.server.ts";
import { formOf, requireKept } from "#app/server/reporter-session.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";

/** A colleague's new code as a text file, while it may still be shown. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireKept(request, context, "codes");
  await formOf(request, session);
  const { codeToPass } = session;
  if (codeToPass === null) return redirect("/follow/codes", 303);
  const code = valueIn(codeToPass)?.code;
  return code
    ? codeFile(request, context, code)
    : redirect("/follow/codes/shown", 303);
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/follow/codes", 303);
}
