import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ReadableStream } from "node:stream/web";
import {
  createRequestHandler,
  type RequestHandler,
  type ServerBuild,
} from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { Request as Incoming, Response as Outgoing } from "express";
import { compress, encodingFor, isCompressible } from "./compression.server.ts";
import type { RequestContext, Surface } from "./context.server.ts";
import {
  fewRoutes,
  pathsAbove,
  pick,
  type Routes,
} from "./few-routes.server.ts";
import { withRefusals } from "./http.server.ts";
import { plainPage } from "./plain-page.server.ts";
import { onSurface } from "./surface.server.ts";

export type PageHandler = {
  /** The URL as it stands in app/routes.ts, without anybody's parameters. */
  patternOf: (pathname: string) => string;
  answer: (
    incoming: Incoming,
    outgoing: Outgoing,
    context: RequestContext,
    given: { origin: string; body: Buffer | null },
  ) => Promise<void>;
};

/** Answers express requests with Remix: @remix-run/express, with our limit, compression and pages of failure. */
export function pageHandler(
  build: ServerBuild,
  mode: "production" | "development",
  surface: Surface,
): PageHandler {
  const handlerOf = handlers(withRefusals(onSurface(build, surface)), mode);
  return {
    patternOf: (pathname) => {
      // The router would print a path that it cannot decode.
      if (!isPlainPath(pathname)) return "unknown";
      const page = pageOf(pathname);
      return (
        matchRoutes(handlerOf(page).tree, page)
          ?.map(({ route }) => (route.path ? `/${route.path}` : ""))
          .join("")
          .replace(/^$/, "/") ?? "unknown"
      );
    },
    answer: async (incoming, outgoing, context, { origin, body }) => {
      const request = new Request(urlOf(incoming, origin), {
        method: incoming.method,
        headers: headersOf(incoming),
        signal: untilLeft(outgoing),
        body: body && new Uint8Array(body),
      });
      const { handle } = handlerOf(pageOf(incoming.path));
      const response = await handle(request, context);
      if (context.failure && !isData(incoming))
        return sendPlainPage(incoming, outgoing, context.failure);
      await send(response, incoming, outgoing);
    },
  };
}

/** Aborted when whoever asked is gone before the answer is. */
function untilLeft(outgoing: Outgoing): AbortSignal {
  const abort = new AbortController();
  outgoing.on("close", () => {
    if (!outgoing.writableFinished) abort.abort();
  });
  return abort.signal;
}

type Handler = { handle: RequestHandler; tree: PatternTree };

/**
 * One Remix for each set of routes that an address may belong to, made when it is first needed; there are about as many
 * sets as routes.
 */
function handlers(build: ServerBuild, mode: "production" | "development") {
  const made = new Map<string, Handler>();
  const few = fewRoutes(build.routes);
  const make = (ids: string[]): Handler => {
    const routes = pick(build.routes, ids);
    const assets = { ...build.assets, routes: pick(build.assets.routes, ids) };
    return {
      handle: createRequestHandler({ ...build, routes, assets }, mode),
      tree: treeUnder(routes, "root"),
    };
  };
  const all = Object.keys(build.routes);
  return (page: string): Handler => {
    const isForAll = page === "/__manifest" || !isPlainPath(page);
    const ids = isForAll ? all : idsFor(build.routes, few, page);
    const key = ids.join();
    const handler = made.get(key) ?? make(ids);
    made.set(key, handler);
    return handler;
  };
}

/** A page that hydrates tells the browser of the pages above it as well. */
function idsFor(
  routes: Routes,
  few: ReturnType<typeof fewRoutes>,
  page: string,
): string[] {
  const ids = few(page);
  if (!ids.some((id) => hydrates(routes[id]?.module.handle))) return ids;
  const wanted = new Set([...ids, ...pathsAbove(page).flatMap(few)]);
  return Object.keys(routes).filter((id) => wanted.has(id));
}

/** As `PageHandle` of app/root.tsx says it. */
function hydrates(handle: unknown): boolean {
  return (
    typeof handle === "object" &&
    handle !== null &&
    "hydrates" in handle &&
    handle.hydrates === true
  );
}

type PatternTree = Parameters<typeof matchRoutes>[0];

function treeUnder(routes: Routes, parentId: string): PatternTree {
  return Object.values(routes)
    .filter((route) => route !== undefined)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) =>
      index ? { index: true, path } : { path, children: treeUnder(routes, id) },
    );
}

export function sendPlainPage(
  incoming: Incoming,
  outgoing: Outgoing,
  name: Parameters<typeof plainPage>[0],
) {
  const { status, html } = plainPage(name);
  outgoing.status(status);
  if (status === 503) outgoing.set("Retry-After", "30");
  outgoing.set("Content-Type", "text/html; charset=utf-8");
  outgoing.end(incoming.method === "HEAD" ? undefined : html);
}

/** `/desk.data` is the data of the page `/desk`, as a hydrated page fetches it. */
export function pageOf(pathname: string): string {
  return pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/");
}

/** One slash between pieces, no dots to climb by and nothing escaped: what a surface check reads is what the router reads. */
export function isPlainPath(pathname: string): boolean {
  return (
    /^(?:\/[\w.-]*)+$/.test(pathname) &&
    !/\/\/|\/\.{1,2}(?:\/|$)/.test(pathname)
  );
}

/** Of our own origin, even where the request's line names another host. */
function urlOf({ path, originalUrl }: Incoming, origin: string): URL {
  const url = new URL(path, origin);
  const query = originalUrl.indexOf("?");
  if (query !== -1) url.search = originalUrl.slice(query);
  return url;
}

function isData({ path }: Incoming): boolean {
  return path.endsWith(".data") || path.startsWith("/api/");
}

function headersOf(incoming: Incoming): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    for (const one of Array.isArray(value) ? value : [value ?? ""])
      headers.append(name, one);
  return headers;
}

async function send(
  response: Response,
  incoming: Incoming,
  outgoing: Outgoing,
) {
  outgoing.status(response.status);
  const own = new Set<string>();
  for (const [name, value] of response.headers) {
    // The first value replaces a default header of ours, later ones (Set-Cookie) add to it.
    if (own.has(name)) outgoing.append(name, value);
    else outgoing.set(name, value);
    own.add(name);
  }
  if (!response.body || incoming.method === "HEAD") return void outgoing.end();
  const type = response.headers.get("Content-Type");
  const { body } = response;
  if (!isCompressible(type) && body instanceof ReadableStream) {
    outgoing.flushHeaders();
    // A reader who leaves in the middle is no failure.
    return pipeline(Readable.fromWeb(body), outgoing).catch(() => {});
  }
  const content = Buffer.from(await response.arrayBuffer());
  outgoing.vary("Accept-Encoding");
  const encoding = encodingFor(incoming.headers["accept-encoding"]);
  if (!encoding || content.length < 1024) return void outgoing.end(content);
  outgoing.set("Content-Encoding", encoding);
  outgoing.end(await compress(content, encoding));
}
