import type { RequestHandler } from "express";
import type { Settings, Surface } from "./context.server.ts";
import { uploadMethodsAt } from "./evidence/uploads.server.ts";
import { isPrefetch } from "./prefetch.ts";
import { isPlainPath, pageOf, sendPlainPage } from "./remix.server.ts";
import { isServedOn } from "./surface.server.ts";
/** Its own name, whatever a name server elsewhere says of another; and where its operator says that it is reached. */
export function onlyThisMachine({ origin }: Settings): RequestHandler {
  const names = ["localhost", "127.0.0.1", "[::1]"];
  if (origin) names.push(new URL(origin).hostname);
  return (request, response, next) => {
    const asked = `http://${request.get("Host") ?? ""}`;
    const isOwn =
      URL.canParse(asked) && names.includes(new URL(asked).hostname);
    if (isOwn) return next();
    sendPlainPage(request, response, "elsewhere");
  };
}

/** A page that a browser loads ahead was asked for by nobody: it shows no code, and counts as no look of a person. */
export const onlyAsked: RequestHandler = (request, response, next) => {
  if (!isPrefetch(request.headers)) return next();
  response.status(503).end();
};

const methods = ["GET", "HEAD", "POST"];

/** Forms know these alone, and uploads their own. Remix would run a page's action for PUT and DELETE just as for POST. */
export const onlyMethods: RequestHandler = (request, response, next) => {
  const known = [...new Set([...methods, ...uploadMethodsAt(request.path)])];
  if (known.includes(request.method)) return next();
  response.set("Allow", known.join(", "));
  response.status(405).end();
};

/** No page of ours has a path in another spelling, and no later step may take such a path for a page. */
export const onlyPlainPaths: RequestHandler = (request, response, next) => {
  if (isPlainPath(request.path)) return next();
  sendPlainPage(request, response, "nowhere");
};

export function onlySurface(surface: Surface): RequestHandler {
  return (request, response, next) => {
    if (isServedOn(surface, pageOf(request.path))) return next();
    sendPlainPage(request, response, "nowhere");
  };
}

/** A form of another site is refused. Browsers send Origin with every post; those that leave it out say Sec-Fetch-Site. */
export function onlyOwnOrigin(context: { settings: Settings }): RequestHandler {
  return (request, response, next) => {
    if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return next();
    const origin = request.get("Origin");
    const isOwn = origin
      ? origin === originOf(request, context)
      : request.get("Sec-Fetch-Site") === "same-origin";
    if (!isOwn) return sendPlainPage(request, response, "foreign");
    next();
  };
}

/** Where the browser believes to be: as configured, else what it asked for. */
export function originOf(
  request: { get: (name: "Host") => string | undefined },
  { settings }: { settings: Settings },
): string {
  if (settings.origin) return settings.origin;
  const asked = `http://${request.get("Host") ?? "localhost"}`;
  return URL.canParse(asked) ? asked : "http://localhost";
}
