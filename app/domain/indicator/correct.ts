import { extract } from "./extract.ts";
import { isPort } from "./port.ts";
import type { Indicator, Recognised } from "./recognised.ts";
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
  const whole = wholeOf(extract(text), text.length);
  const meant = whole.find((each) => each.kind === kind) ?? whole.at(-1);
  if (meant) return { kind: meant.kind, value: meant.value, note: meant.note };
  if (text === "" || text.length > 300 || text.includes("\n")) return null;
  const isNamed = kind === "file" || kind === "account";
  const isNumber =
    kind === "port" && isPort(text.replace(/\/(?:tcp|udp)$/, ""));
  return isNamed || isNumber ? { kind, value: text, note: null } : null;
}

/** An indicator that is all of a text; a block that names its address too is both, side by side. */
function wholeOf(all: readonly Recognised[], length: number) {
  const [first, second] = all;
  const isPair = all.length === 2 && second?.kind === "cidr";
  const isWhole =
    first?.start === 0 &&
    (isPair
      ? first.end === second.start && second.end === length
      : all.length === 1 && first.end === length);
  return isWhole ? all : [];
}
