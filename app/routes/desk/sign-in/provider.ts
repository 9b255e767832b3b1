import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { NotFound } from "#app/domain/refusal.ts";
import { NobodyNamed, wayToProvider } from "#app/server/provider.server.ts";
import { callbackOf, visitCookie } from "#app/server/provider-visit.server.ts";
import { returnPathOf } from "#app/server/responder-session.server.ts";
import { signInAgain } from "./provider-problem.server.ts";

/**
 * GET /sign-in/provider: on to the organization's sign-in. No POST, as `form-action` would hold every redirect of the provider's
 * own to this origin; it writes nothing but the browser's cookie.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { provider } = context.settings;
  if (!provider) throw new NotFound("no provider is asked");
  const { searchParams } = new URL(request.url);
  const to = returnPathOf(searchParams.get("to"));
  const isAnew = searchParams.has("anew");
  const callback = callbackOf(request, context);
  const way = { provider, callback, to, isAnew, now: context.now() };
  try {
    const { url, visit } = await wayToProvider(way);
    const headers = { "Set-Cookie": visitCookie(context, visit) };
    return redirect(url, { status: 303, headers });
  } catch (error) {
    if (!(error instanceof NobodyNamed)) throw error;
    return signInAgain(context, { error, to });
  }
}
