import { extract } from "./extract.ts";
import { isPort } from "./ipv4.ts";
import type { Indicator } from "./recognised.ts";
import type { IndicatorKind } from "../vocabulary/indicator.ts";

/**
 * What somebody wrote in place of an indicator of this kind; null when it is none of any kind. A file or an account is
 * whatever they say it is: in a text, the words around it tell.
 */
export function readCorrection(
  kind: IndicatorKind,
  written: string,
): Indicator | null {
  const text = written.trim();
  const [first, second] = extract(text);
  const isWhole = first?.start === 0 && first.end === text.length;
  if (first && !second && isWhole)
    return { kind: first.kind, value: first.value, note: first.note };
  if (text === "" || text.length > 300 || text.includes("\n")) return null;
  const isNamed = kind === "file" || kind === "account";
  const isNumber =
    kind === "port" && isPort(text.replace(/\/(?:tcp|udp)$/, ""));
  return isNamed || isNumber ? { kind, value: text, note: null } : null;
}
