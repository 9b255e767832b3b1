import type { HandleErrorFunction, ServerBuild } from "@remix-run/node";
import { isRouteErrorResponse } from "@remix-run/react";
import { failureOf, isOutage, isUnstorable } from "./failure.server.ts";
import { plainPage, type PlainPage } from "./plain-page.server.ts";
import { noteDamage } from "./damage.server.ts";

/** Statuses of the refusals, by the name of their class: the domain is bundled more than once, so classes differ. */
const statuses: Record<string, number> = {
  NotFound: 404,
  Forbidden: 403,
  Conflict: 409,
};

/** The response that a refusal of the domain becomes, or null when the error is none. A file is refused by a page of its own. */
function refusalOf(
  error: unknown,
  pathname: string,
  hasPage: boolean,
): Response | null {
  if (!(error instanceof Error)) return null;
  if (isUnstorable(error)) return new Response("", { status: 400 });
  if (noteDamage(error))
    return hasPage
      ? Response.json({ damaged: true }, { status: 409 })
      : wholePage("damaged");
  const status = statuses[error.name];
  if (status === undefined) return null;
  // A responder is not told that what they may not see exists.
  if (status === 403 && /^\/desk(?:[/.]|$)/.test(pathname))
    return new Response("", { status: 404 });
  return new Response(error.message, { status });
}

/** The build with every loader and action answering refusals of the domain with their status. */
export function withRefusals<Build extends Pick<ServerBuild, "routes">>(
  build: Build,
): Build {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { default: page, loader, action } = route.module;
    const hasPage = Boolean(page);
    return [
      id,
      {
        ...route,
        module: {
          ...route.module,
          ...(loader && { loader: refusing(loader, hasPage) }),
          // An address that is only posted to. Remix would tell a visitor who opens it what our code lacks.
          ...(!loader && !page && { loader: noPage }),
          ...(action && { action: refusing(action, hasPage) }),
        },
      },
    ];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function noPage(): Response {
  return wholePage("nowhere");
}

function wholePage(name: PlainPage): Response {
  const { status, html } = plainPage(name);
  const headers = { "Content-Type": "text/html; charset=utf-8" };
  return new Response(html, { status, headers });
}

function refusing<Arguments extends { request: Request }>(
  answer: (args: Arguments) => unknown,
  hasPage: boolean,
) {
  const refused = async (args: Arguments) => {
    refuseWhatIsNoForm(args.request);
    try {
      return await answer(args);
    } catch (error) {
      const { pathname } = new URL(args.request.url);
      throw refusalOf(error, pathname, hasPage) ?? error;
    }
  };
  return Object.assign(refused, answer);
}

/** A body that no browser's form sends is the sender's mistake, and no failure of ours. */
function refuseWhatIsNoForm(request: Request) {
  const read = request.formData.bind(request);
  request.formData = () =>
    read().catch(() => {
      throw new Response("", { status: 400 });
    });
}

/** Remix tells of every error here. Refusals are no failures; the page of a failure is `web.server.ts`'s. */
export const handleError: HandleErrorFunction = (
  error,
  { request, context },
) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  context.failure = isOutage(error) ? "outage" : "fault";
  context.log.error(failureOf(error), "a page failed");
};
