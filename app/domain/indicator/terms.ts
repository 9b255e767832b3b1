import { hostOf, networksAround, registrableOf } from "./relation.ts";
import { registryTerm } from "./registry.ts";
import type { Indicator } from "./recognised.ts";
import {
  indicatorKinds,
  type IndicatorKind,
  type RelationHow,
} from "../vocabulary/indicator.ts";

/** An indicator as the blind index knows it; equal ones meet. */
export function termOf({ kind, value }: Pick<Indicator, "kind" | "value">) {
  return `${kind}:${kind === "registry-key" ? registryTerm(value) : value}`;
}

/** What a term of `termOf` was made of, where its kind is one of ours. */
export function indicatorOf(term: string): Indicator | null {
  const [word = ""] = term.split(":", 1);
  const kind = indicatorKinds.find((each) => each === word);
  const value = term.slice(word.length + 1);
  return kind && value !== "" ? { kind, value, note: null } : null;
}

/**
 * Under which a sighting is found: itself, its host, and what had to be registered for it. None for what says nothing between
 * reports: every network has a 10.0.0.1 and a port 443, and examples belong to nobody.
 */
export function termsOf(indicator: Indicator): string[] {
  if (!isComparable(indicator)) return [];
  const host = hostOf(indicator);
  const registrable = host === null ? null : registrableOf(host);
  return [
    termOf(indicator),
    ...(host === null ? [] : [`host:${host}`]),
    ...(registrable === null ? [] : [`registrable:${registrable}`]),
  ];
}

/**
 * Under which a network finds what is in it: the networks around an address. They are many, sixteen for an address of four
 * numbers, and so stand behind all others where there is no room for all.
 */
export function withinTermsOf(indicator: Indicator): string[] {
  return networksOf(indicator).map((network) => `within:${network}`);
}

/** How another report may be found from an indicator, the strongest first, and by what the two then share. */
export function relationsOf(
  indicator: Indicator,
): { how: RelationHow; term: string; shared: string }[] {
  if (!isComparable(indicator)) return [];
  const { kind, value } = indicator;
  const host = hostOf(indicator);
  const registrable = host === null ? null : registrableOf(host);
  const how = (how: RelationHow, term: string, shared: string) => ({
    ...{ how, term, shared },
  });
  return [
    how("same-value", termOf(indicator), value),
    ...(host === null ? [] : [how("same-host", `host:${host}`, host)]),
    ...(kind === "cidr" ? [how("inside", `within:${value}`, value)] : []),
    ...networksOf(indicator).map((network) =>
      how("around", termOf({ kind: "cidr", value: network }), network),
    ),
    ...(registrable === null
      ? []
      : [how("same-domain", `registrable:${registrable}`, registrable)]),
  ];
}

export function isComparable({ kind, value, note }: Indicator): boolean {
  return note === null && !alike.has(kind) && !isOfManyPeople(kind, value);
}

const alike: ReadonlySet<IndicatorKind> = new Set(["port"]);

/** Millions of people send what a browser calls itself. */
function isOfManyPeople(kind: IndicatorKind, value: string): boolean {
  const isBrowser = /^Mozilla\/\d.*(?:Chrome|Firefox|Safari|Edge?|Trident)\//;
  return kind === "user-agent" && isBrowser.test(value);
}

function networksOf(indicator: Indicator): string[] {
  if (!isComparable(indicator)) return [];
  if (indicator.kind === "cidr") return networksAround(indicator.value);
  const host = indicator.kind === "email" ? null : hostOf(indicator);
  return host === null ? [] : networksAround(host);
}
