import { networkOf, onionVisitor } from "#app/domain/access/network.ts";
import type { Settings } from "./context.server.ts";

type Given = Pick<Settings, "isOnionService">;

/** Where a request comes from, as far as it can be told. `ip`: of the proxies' word, or the line's own. */
export function visitorOf(
  ip: string | undefined,
  { isOnionService }: Given,
): string {
  return isOnionService && isTor(ip) ? onionVisitor : (ip ?? "");
}

/** The network that a visitor's uploads and bodies are counted by; null for one of an onion service. */
export function visitorNetworkOf(
  ip: string | undefined,
  settings: Given,
): string | null {
  const visitor = visitorOf(ip, settings);
  return visitor === onionVisitor ? null : networkOf(visitor);
}

/** Tor runs on this machine, or speaks by a socket that has no address. */
function isTor(ip: string | undefined): boolean {
  return !ip || /^(?:::ffff:)?127\.|^::1$/i.test(ip);
}
