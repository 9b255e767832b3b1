import type { IndicatorKind, RangeNote } from "../vocabulary/indicator.ts";

/** An indicator without the place where it stood. */
export type Indicator = {
  kind: IndicatorKind;
  /** Normalised and refanged: equal indicators have equal values. */
  value: string;
  note: RangeNote | null;
};

/** An indicator in a text. `start` and `end` count UTF-16 units of the text as given; lines and columns count from 1. */
export type Recognised = Indicator & {
  start: number;
  end: number;
  line: number;
  column: number;
};

/** An indicator in the refanged text. */
export type Found = Indicator & { start: number; end: number };

/**
 * Finds one family of kinds in a refanged text, from left to right. Each is linear in the text's length: a pattern begins
 * only where a run of its characters begins (a lookbehind says so), and what it repeats without a bound is never given
 * back and tried again from the next character.
 */
export type Finder = (refanged: string) => Iterable<Found>;

export function found(
  kind: IndicatorKind,
  value: string,
  start: number,
  end: number,
  note: RangeNote | null = null,
): Found {
  return { kind, value, note, start, end };
}
