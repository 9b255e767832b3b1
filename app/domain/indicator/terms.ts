import type { Indicator } from "./recognised.ts";
import { nameOf } from "./name.ts";
import { ipv4Of } from "./ipv4.ts";

/** An indicator as the blind index knows it; equal ones meet. */
export function termOf({ kind, value }: Pick<Indicator, "kind" | "value">) {
  return `${kind}:${value}`;
}

/**
 * All under which a sighting is found: a URL also by its host. None for what says nothing between reports: every network
 * has a 10.0.0.1, and a port 443. Documentation ranges belong to nobody, and are compared: examples and drills are made of them.
 */
export function termsOf(indicator: Indicator): string[] {
  if (!isComparable(indicator)) return [];
  const host = indicator.kind === "url" ? hostOf(indicator.value) : null;
  return [termOf(indicator), ...(host ? [host] : [])];
}

export function isComparable({ kind, note }: Indicator): boolean {
  return kind !== "port" && note !== "private" && note !== "reserved";
}

function hostOf(url: string): string | null {
  const host = url
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[/?#].*$/s, "")
    .replace(/^.*@/, "")
    .replace(/:\d+$/, "");
  if (ipv4Of(host) !== null) return termOf({ kind: "ipv4", value: host });
  const named = nameOf(host);
  return named?.kind === "domain" ? termOf(named) : null;
}
