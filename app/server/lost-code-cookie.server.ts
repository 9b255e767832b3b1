import { redirect } from "@remix-run/node";
import {
  openOffer,
  sealOffer,
  type LostCodeOffer,
} from "#app/domain/lost-code/lost-code-offer.server.ts";
import type { RequestContext } from "./context.server.ts";
import { cookieOf } from "./reporter-session.server.ts";

/** Sealed, and gone with the browser: see `lost-code-offer.server.ts`. */
const cookieName = "__Host-lost-code";
const attributes = "Path=/; Secure; HttpOnly; SameSite=Lax";

export function offerCookie(
  { keyring }: RequestContext,
  offer: LostCodeOffer,
): string {
  return `${cookieName}=${sealOffer(keyring, offer)}; ${attributes}`;
}

export const endedOfferCookie = `${cookieName}=; Max-Age=0; ${attributes}`;

/** The new code that this browser was shown. @throws Response a redirect to where it is asked for */
export function requireOffer(
  request: Request,
  { keyring, now }: RequestContext,
): LostCodeOffer {
  const token = cookieOf(request, cookieName);
  const offer = token === null ? null : openOffer(keyring, token, now());
  if (!offer) throw redirect("/follow/lost-code", 303);
  return offer;
}
