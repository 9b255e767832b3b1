import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { NotFound } from "#app/domain/refusal.ts";
import {
  answerOnce,
  newStep,
  subjectOf,
} from "#app/domain/responder/provider-visit.server.ts";
import { signInTo } from "#app/components/desk/sign-in-path.ts";
import type { RequestContext } from "#app/server/context.server.ts";
import { namedByProvider, NobodyNamed } from "#app/server/provider.server.ts";
import {
  callbackOf,
  findVisit,
  visitCookie,
} from "#app/server/provider-visit.server.ts";
import { signInAgain } from "./provider-problem.server.ts";

/** GET /sign-in/provider/callback: back from the organization's sign-in, on to the passkey. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = findVisit(request, context);
  try {
    const { to, subject } = await named(request, context, visit);
    const step = newStep(to, context.now());
    const next = { step: "named", ...step, subject } as const;
    const headers = { "Set-Cookie": visitCookie(context, next) };
    return redirect(signInTo(to), { status: 303, headers });
  } catch (error) {
    if (!(error instanceof NobodyNamed)) throw error;
    return signInAgain(context, { error, to: visit?.to ?? "/desk" });
  }
}

/** @throws NobodyNamed, also in a browser that asked for nothing, or that was answered before */
async function named(
  request: Request,
  context: RequestContext,
  visit: ReturnType<typeof findVisit>,
): Promise<{ to: string; subject: string }> {
  const { db, keyring, settings, now } = context;
  const { provider } = settings;
  if (!provider) throw new NotFound("no provider is asked");
  if (visit?.step !== "asked") throw new NobodyNamed("unfit", "not asked");
  const { search, searchParams } = new URL(request.url);
  if (searchParams.get("state") !== visit.state)
    throw new NobodyNamed("unfit", "state");
  if (!(await answerOnce(db, visit, now())))
    throw new NobodyNamed("unfit", "answered before");
  const callback = callbackOf(request, context);
  const answer = { provider, callback, search, visit };
  const subject = subjectOf(keyring, await namedByProvider(answer));
  return { to: visit.to, subject };
}
