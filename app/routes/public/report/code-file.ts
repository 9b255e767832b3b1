import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { formatAccessCode } from "#app/domain/vault/access-code.ts";
import { messagesOf } from "#app/locales/messages.ts";
import { localeOf } from "#app/server/locale.server.ts";
import { requireReporter } from "#app/server/reporter-session.server.ts";

/** The access code as a text file, while it may still be shown. */
export async function action({ request, context }: ActionFunctionArgs) {
  const session = await requireReporter(request, context);
  const form = await request.formData();
  // Of the report that is open now, or none: the page is shown again.
  if (form.get("report") !== session.reportId || session.codeToShow === null)
    return redirect("/report/code", 303);
  const words = messagesOf(localeOf(request)).report.code;
  const { origin, siteName } = context.settings;
  const text = words.file(
    siteName,
    formatAccessCode(session.codeToShow),
    new URL("/follow", origin ?? request.url).href,
  );
  return new Response(text.replaceAll("\n", "\r\n"), {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Disposition": `attachment; filename="${words.fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}

/** The address of the form, opened by hand. */
export function loader() {
  return redirect("/report/code", 303);
}
