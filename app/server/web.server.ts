import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import express, {
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from "express";
import { randomBytes } from "#app/domain/vault/random.server.ts";
import { projectFolder } from "#db/project.server.ts";
import { arrivals } from "./arrivals/route.server.ts";
import type { Surface } from "./context.server.ts";
import {
  onlyAsked,
  onlyMethods,
  onlyOwnOrigin,
  onlyPlainPaths,
  onlySurface,
  onlyThisMachine,
  originOf,
} from "./door.server.ts";
import { evidenceDownload } from "./evidence/download.server.ts";
import { evidenceForm } from "./evidence/form.server.ts";
import type { EvidenceContext } from "./evidence/reporter.server.ts";
import { wholeDownload } from "./whole/download.server.ts";
import {
  evidenceUploads,
  meantMethodOfUpload,
} from "./evidence/uploads.server.ts";
import { failureOf, isLeaving, isOutage } from "./failure.server.ts";
import { builtFiles } from "./files.server.ts";
import { securityHeaders } from "./headers.server.ts";
import { inTime, usualPatience } from "./in-time.server.ts";
import { pageBodies } from "./page-body.server.ts";
import { answerReadiness } from "./process/readiness.server.ts";
import {
  pageHandler,
  sendPlainPage,
  type PageHandler,
} from "./remix.server.ts";
import { uploadGate } from "./evidence/gate.server.ts";
import { noteDamage, type DamageSeen } from "./damage.server.ts";
import { visitorOf } from "./visitor.server.ts";

export type WebContext = EvidenceContext & {
  /** What did not open since this process started. */
  damage: Pick<DamageSeen, "counts">;
};

export type Development = {
  middlewares: RequestHandler;
  load: () => Promise<ServerBuild>;
};

/** The web process as an express app; `development` serves pages from their sources. */
export async function webApp(
  context: WebContext,
  development: Development | null = null,
): Promise<Express> {
  const pages = await pagesOf(development, context.settings.surface);
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("trust proxy", context.settings.proxyCount);
  app.use(inTime(usualPatience));
  app.use(addHeaders(development !== null));
  app.use(logRequest(context, pages));
  if (context.settings.isDemonstration)
    app.use(onlyThisMachine(context.settings));
  app.use(meantMethodOfUpload);
  app.use(onlyMethods);
  app.use(onlyAsked);
  app.get("/healthz", answerUp);
  app.get("/readyz", answerReadiness(context));
  app.use(
    development?.middlewares ?? builtFiles(join(projectFolder, "build/client")),
  );
  app.use(onlyPlainPaths);
  app.use(onlySurface(context.settings.surface));
  app.use(onlyOwnOrigin(context));
  const gate = uploadGate(context);
  app.use(evidenceUploads(context, gate));
  app.use(evidenceForm(context, gate));
  app.use(evidenceDownload(context));
  app.use(wholeDownload(context, (request) => originOf(request, context)));
  app.use(arrivals(context));
  app.use(answerPage(context, pages));
  app.use(answerFailure(context));
  return app;
}

const answerUp: RequestHandler = (_request, response) => {
  response.type("text/plain").send("up\n");
};

function answerPage(
  context: WebContext,
  pages: () => Promise<PageHandler>,
): RequestHandler {
  const bodyOf = pageBodies(context);
  const answer = async (request: Request, response: Response) => {
    const body = await bodyOf(request);
    if (body === "gone") return void response.destroy();
    if (body === "tooLarge" || body === "crowded") {
      // What is left of it is neither read nor waited for.
      response.set("Connection", "close");
      return sendPlainPage(request, response, body);
    }
    const handler = await pages();
    const asked = {
      ...context,
      log: context.log.child({ id: String(response.locals.requestId) }),
      nonce: String(response.locals.nonce),
      address: visitorOf(request.ip, context.settings),
    };
    const origin = originOf(request, context);
    return handler.answer(request, response, asked, { origin, body });
  };
  return (request, response, next) => {
    answer(request, response).catch(next);
  };
}

/** More lines than browsers of a busy hour keep open; each takes some 30 kB, and one more is closed at once. */
const mostConnections = 2_000;

/** On every address of this machine, or on one alone. */
export function listen(
  app: Express,
  port: number,
  host?: string,
): Promise<Server> {
  return new Promise((done, fail) => {
    const listening = () => done(server);
    const server = host
      ? app.listen(port, host, listening)
      : app.listen(port, listening);
    server.once("error", fail);
    // Longer than the idle time of common load balancers (60 s), so that they close first.
    server.keepAliveTimeout = 65_000;
    // Evidence may take hours; every request is bounded by `inTime`.
    server.requestTimeout = 0;
    server.maxConnections = mostConnections;
  });
}

/** Lets requests under way finish for a while, then closes. */
export async function close(server: Server, patienceMs = 8_000) {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearTimeout(timer);
}

async function pagesOf(
  development: Development | null,
  surface: Surface,
): Promise<() => Promise<PageHandler>> {
  if (development)
    return async () =>
      pageHandler(await development.load(), "development", surface);
  const file = pathToFileURL(join(projectFolder, "build/server/index.js"));
  const build: ServerBuild = await import(/* @vite-ignore */ file.href);
  const handler = pageHandler(build, "production", surface);
  return () => Promise.resolve(handler);
}

function addHeaders(isDevelopment: boolean): RequestHandler {
  return (_request, response, next) => {
    const nonce = randomBytes(16).toString("base64url");
    response.locals.nonce = nonce;
    response.locals.requestId = crypto.randomUUID();
    response.set(securityHeaders(nonce, { isDevelopment }));
    response.set("X-Request-Id", String(response.locals.requestId));
    next();
  };
}

/** Method, the route's pattern, status and time. No address, no parameter, no query: they may say who reports what. */
function logRequest(
  { log }: WebContext,
  pages: () => Promise<PageHandler>,
): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const { method, path } = request;
    response.once("close", () => {
      const line = {
        id: String(response.locals.requestId),
        method,
        status: response.statusCode,
        ms: Math.round((performance.now() - started) * 10) / 10,
        finished: response.writableFinished,
      };
      if (path.startsWith("/assets/")) return;
      const { route } = response.locals;
      if (typeof route === "string")
        return log.info({ ...line, route }, "request");
      if (path === "/healthz" || path === "/readyz")
        return log.debug({ ...line, route: path }, "request");
      pages()
        .then((handler) =>
          log.info({ ...line, route: handler.patternOf(path) }, "request"),
        )
        .catch(() => log.info(line, "request"));
    });
    next();
  };
}

function answerFailure({ log }: WebContext): express.ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (isLeaving(error)) return void response.destroy();
    const isDamaged = noteDamage(error);
    if (!isDamaged)
      log.error(
        { id: String(response.locals.requestId), ...failureOf(error) },
        "a request failed",
      );
    if (response.headersSent) return next(error);
    if (isDamaged) return sendPlainPage(request, response, "damaged");
    sendPlainPage(request, response, isOutage(error) ? "outage" : "fault");
  };
}
