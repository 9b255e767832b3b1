import { parse } from "tldts";
import type { RangeNote } from "../vocabulary/indicator.ts";

/**
 * A host name under a public suffix, or under a name that is set apart; null for what only looks like one. `value` is
 * lower-case and in its ASCII form.
 */
export function domainOf(
  text: string,
): { value: string; note: RangeNote | null } | null {
  if (!endsInLetters.test(text)) return null;
  const value = asciiOf(text);
  if (value === null) return null;
  const labels = value.split(".");
  if (labels.length < 2 || !labels.every((label) => isLabel.test(label)))
    return null;
  const top = labels.at(-1) ?? "";
  if (top === "onion") {
    const isOnion = /^(?:[a-z2-7]{16}|[a-z2-7]{56})$/.test(labels.at(-2) ?? "");
    return isOnion ? { value, note: null } : null;
  }
  const note = setApart[top] ?? setApart[labels.slice(-2).join(".")];
  if (note) return { value, note };
  if (!isTopLevel(top)) return null;
  const { domain, domainWithoutSuffix, isIcann } = parse(value, byIcannAlone);
  if (domain === null || !isIcann) return null;
  // Under every suffix somebody keeps this name for examples, or should.
  const isExample = domainWithoutSuffix === "example";
  return { value, note: isExample ? "documentation" : null };
}

/**
 * Remembered, as reading a whole name in the list of suffixes takes longer than all else here, and a log of half a million
 * file names ends in the same few. A text cannot make it grow: it begins anew at twice the number of top-level names.
 */
function isTopLevel(top: string): boolean {
  const known = topLevels.get(top);
  if (known !== undefined) return known;
  if (topLevels.size > 3_000) topLevels.clear();
  const answer = parse(`a.${top}`, byIcannAlone).isIcann === true;
  topLevels.set(top, answer);
  return answer;
}

const topLevels = new Map<string, boolean>();

/** The host has been checked already; names that companies list for themselves are no registries'. */
const byIcannAlone = {
  allowPrivateDomains: false,
  extractHostname: false,
  validateHostname: false,
};

/** Asked first, as it is soon answered: no top-level name has a single letter, or a digit but in its ASCII form. */
const endsInLetters = /\.(?:\p{L}{2,63}|xn--[a-z0-9-]{1,59})\.?$/iu;
const isLabel = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/** IANA Special-Use Domain Names, checked 2026-11-22, and what networks commonly call themselves inside. */
const setApart: Record<string, RangeNote> = {
  example: "documentation",
  "example.com": "documentation",
  "example.net": "documentation",
  "example.org": "documentation",
  test: "reserved",
  invalid: "reserved",
  localhost: "reserved",
  local: "private",
  internal: "private",
  "home.arpa": "private",
  corp: "private",
  intranet: "private",
  lan: "private",
};

/** The browser's and Node's own reading of international names; 253 is the longest name of DNS. */
function asciiOf(text: string): string | null {
  const host = text.replace(/\.$/, "").toLowerCase();
  if (host.length > 253) return null;
  if (/^[\x21-\x7e]*$/.test(host)) return host;
  try {
    return new URL(`http://${host}`).hostname;
  } catch {
    return null;
  }
}
