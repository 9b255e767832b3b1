import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { readAnswers } from "#app/domain/answers/sealed-answers.server.ts";
import { mayShowCode } from "#app/domain/form/may-show-code.ts";
import { codeFile } from "#app/server/code.server.ts";
import { requireReporter } from "#app/server/reporter-session.server.ts";

/** The access code as a text file, while it may still be shown. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireReporter(request, context);
  const { reportId, codeToShow, key } = session;
  const form = await request.formData();
  // Of the report that is open now, or none: the page is shown again.
  if (form.get("report") !== reportId || codeToShow?.is !== "opened")
    return redirect("/report/code", 303);
  const { answers } = await readAnswers(context.db, key);
  if (mayShowCode(answers) !== true) return redirect("/report/code", 303);
  return codeFile(request, context, codeToShow.value);
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/report/code", 303);
}
