import {
  openVisit,
  sealVisit,
  visitMinutes,
  type AskedVisit,
  type NamedVisit,
  type Visit,
} from "#app/domain/responder/provider-visit.server.ts";
import type { RequestContext } from "./context.server.ts";
import { cookieOf } from "./reporter-session.server.ts";
import { relyingPartyOf } from "./responder-session.server.ts";

/** Lax, as the provider leads back to us. */
const cookieName = "__Host-provider";
const attributes = "Path=/; Secure; HttpOnly; SameSite=Lax";

export function visitCookie(
  { keyring }: RequestContext,
  visit: AskedVisit | NamedVisit,
): string {
  return `${cookieName}=${sealVisit(keyring, visit)}; Max-Age=${visitMinutes * 60}; ${attributes}`;
}

export const endedVisitCookie = `${cookieName}=; Max-Age=0; ${attributes}`;

/** The step of the way to the provider that this browser is at; null at none. */
export function findVisit(
  request: Request,
  { keyring, now }: RequestContext,
): Visit | null {
  const token = cookieOf(request, cookieName);
  return token === null ? null : openVisit(keyring, token, now());
}

/** Whom the provider named in this browser; undefined where none is asked. */
export function namedVisit(
  request: Request,
  context: RequestContext,
): NamedVisit | null | undefined {
  if (!context.settings.provider) return undefined;
  const visit = findVisit(request, context);
  return visit?.step === "named" ? visit : null;
}

/** Where the provider leads back to, as it must be told in advance. */
export function callbackOf(
  request: Request,
  { settings }: RequestContext,
): string {
  const { origin } = relyingPartyOf(request, settings);
  return `${origin}/sign-in/provider/callback`;
}
