import { redirect } from "@remix-run/node";
import {
  reportPathnameOf,
  signInTo,
} from "#app/components/desk/sign-in-path.ts";
import type { RelyingParty } from "#app/domain/responder/assertion.server.ts";
import {
  findResponderSession,
  sessionHours,
} from "#app/domain/responder/session.server.ts";
import type { Viewer } from "#app/domain/responder/viewer.ts";
import type { RequestContext, Settings } from "./context.server.ts";
import { onceAPage } from "./once-a-page.server.ts";

/**
 * `__Host-`: Secure, no Domain, whole path. Browsers take http://localhost for trustworthy; over plain http on another
 * host the cookie is not kept, and the sign-in page says so.
 */
const cookieName = "__Host-responder";

/** Set-Cookie of a session just started. */
export function responderCookie(token: string): string {
  return `${cookieName}=${token}; Max-Age=${sessionHours * 3600}; ${attributes}`;
}

/** Set-Cookie of a session just ended. */
export const endedResponderCookie = (): string =>
  `${cookieName}=; Max-Age=0; ${attributes}`;

/** Who is signed in, or null. */
export function findResponder(
  request: Request,
  context: RequestContext,
): Promise<Viewer | null> {
  return ofPage(request, context, cookieOf(request));
}

const ofPage = onceAPage(
  (token, { db, keyring, settings, now }: RequestContext) => {
    const { idleMinutes } = settings;
    return findResponderSession(db, {
      keyring,
      token,
      idleMinutes,
      now: now(),
    });
  },
);

/** The same for what an open page asks for by itself: it keeps no session alive. */
export async function findIdlingResponder(
  request: Request,
  { db, keyring, settings, now }: RequestContext,
): Promise<Viewer | null> {
  const token = cookieOf(request);
  if (token === null) return null;
  const { idleMinutes } = settings;
  const asking = { keyring, token, idleMinutes, isOwnDoing: false, now: now() };
  return findResponderSession(db, asking);
}

/** Whether the browser still shows a session's cookie. Where nobody is found by it, the session has ended. */
export function showsSession(request: Request): boolean {
  return cookieOf(request) !== null;
}

/**
 * @throws Response a redirect to the sign-in page, which leads back to where this was asked from; to a form, what was typed
 * in it (401), which a redirect would lose
 */
export async function requireResponder(
  request: Request,
  context: RequestContext,
): Promise<Viewer> {
  const viewer = await findResponder(request, context);
  if (viewer) return viewer;
  const typed =
    lost.get(context) ??
    (isForm(request) ? wordsIn(await request.formData()) : {});
  if (Object.keys(typed).length > 0) {
    lost.set(context, typed);
    throw Response.json({ typed }, { status: 401 });
  }
  const { pathname, search } = new URL(request.url);
  const isPosted = request.method === "POST";
  const returnTo = isPosted ? reportPathnameOf(pathname) : pathname + search;
  throw redirect(signInTo(returnTo), 303);
}

/** A script's JSON is no form, and nothing that a person typed is in it. */
function isForm({ method, headers }: Request): boolean {
  const isJson = headers.get("content-type")?.startsWith("application/json");
  return method === "POST" && !isJson;
}

/** Without JavaScript the loaders around a refused form run after it, with the same context: they must not lead away. */
const lost = new WeakMap<RequestContext, Record<string, string>>();

function wordsIn(form: FormData): Record<string, string> {
  const fields = ["body", "reason", "words"].map((name) => [
    name,
    String(form.get(name) ?? "").trim(),
  ]);
  // Of a handover its note, and one for each report.
  const notes = [...form].flatMap(([name, value]) =>
    /^note(-|$)/.test(name) && typeof value === "string" ? [value.trim()] : [],
  );
  fields.push(["note", notes.filter(Boolean).join("\n\n")]);
  return Object.fromEntries(fields.filter(([, words]) => words !== ""));
}

/**
 * A path of the desk to lead back to; anything else that stands in `?to=` is ignored, and so is a path with control characters,
 * blanks, backslashes or two slashes in a row, which browsers read in ways of their own.
 */
export function returnPathOf(to: string | null): string {
  const isOurs =
    to !== null &&
    /^\/desk(?:[/?][\x21-\x7e]*)?$/.test(to) &&
    !/\\|^[^?]*\/\//.test(to);
  return isOurs ? to : "/desk";
}

export function relyingPartyOf(
  request: Request,
  { origin, passkeyHost, siteName }: Settings,
): RelyingParty {
  const url = new URL(origin ?? request.url);
  return {
    id: passkeyHost ?? url.hostname,
    name: siteName,
    origin: url.origin,
  };
}

const attributes = "Path=/; Secure; HttpOnly; SameSite=Lax";

function cookieOf(request: Request): string | null {
  const header = request.headers.get("cookie") ?? "";
  for (const pair of header.split(";")) {
    const [name, value] = pair.trim().split("=");
    if (name === cookieName && value) return value;
  }
  return null;
}
