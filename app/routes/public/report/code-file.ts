import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { codeFile } from "#app/server/code.server.ts";
import { requireReporter } from "#app/server/reporter-session.server.ts";

/** The access code as a text file, while it may still be shown. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { reportId, codeToShow } = await requireReporter(request, context);
  const form = await request.formData();
  // Of the report that is open now, or none: the page is shown again.
  if (form.get("report") !== reportId || codeToShow?.is !== "opened")
    return redirect("/report/code", 303);
  return codeFile(request, context, codeToShow.value);
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/report/code", 303);
}
