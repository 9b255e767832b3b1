import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { chooseLocale } from "#app/domain/report/choose-locale.server.ts";
import { keepTyped } from "#app/domain/report/keep-typed.server.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { localeCookie, localeField } from "#app/server/locale.server.ts";
import {
  findReporter,
  reporterOfForm,
} from "#app/server/reporter-session.server.ts";

/** Pages whose form is of no report: they take it back, and show it as it was. */
const showsAgain = ["/report", "/follow", "/verify"];

/**
 * Keeps the reader's language for a year and leads back to where they were, with what they had typed: saved or kept aside
 * as by `/report/autosave`; in the address where a form asks by it; or posted again.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const locale = form.get(localeField) === "es" ? "es" : "en";
  const to = pageOfOurs(new URL(request.url).searchParams.get("to")) ?? "/";
  await keep(request, context, form, locale);
  const isHttps = context.settings.origin?.startsWith("https:") ?? false;
  const headers = { "Set-Cookie": localeCookie(locale, isHttps) };
  const typed = typedIn(form);
  const [path = "/"] = to.split("?");
  if (showsAgain.includes(path) && typed.size > 0)
    return redirect(path, { status: 307, headers });
  const asks = path === "/where-to-report" && typed.size > 0;
  return redirect(asks ? `${path}?${typed.toString()}` : to, {
    status: 303,
    headers,
  });
}

async function keep(
  request: Request,
  context: RequestContext,
  form: FormData,
  locale: string,
) {
  const { db, now, settings } = context;
  // No report is open to its reporter there.
  if (settings.surface === "desk") return;
  const hasWords = form.has("report") && form.has("page");
  const session = await (hasWords
    ? reporterOfForm(request, context, form)
    : findReporter(request, context));
  if (!session) return;
  const page = String(form.get("page"));
  if (hasWords) await keepTyped(db, { session, page, form, now: now() });
  await chooseLocale(db, { session, locale });
}

function typedIn(form: FormData): URLSearchParams {
  const typed = new URLSearchParams();
  for (const [name, value] of form)
    if (name !== localeField && typeof value === "string" && value.trim())
      typed.append(name, value);
  return typed;
}

/** An address on this site: one slash, then no other slash or backslash, which browsers read as another host. */
function pageOfOurs(to: string | null): string | null {
  return to && /^\/(?![/\\])[\w/-]*(?:\?[\w&=%.+~-]*)?$/.test(to) ? to : null;
}
