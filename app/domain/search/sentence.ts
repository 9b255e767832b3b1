import type { Range } from "./match.ts";

/** A piece of a text; marked is what was searched for. */
export type Piece = { text: string; isMarked: boolean };

/** About two lines of a row. */
const mostLength = 200;
/** Before the first mark, where a sentence is longer than that. */
const before = 60;

/** The sentence around the first range, cut where it is long, with all ranges in it marked. */
export function sentenceOf(text: string, ranges: readonly Range[]): Piece[] {
  const first = ranges[0] ?? { start: 0, end: 0 };
  const whole = sentenceAround(text, first);
  const start =
    whole.end - whole.start <= mostLength
      ? whole.start
      : Math.max(whole.start, onBlank(text, first.start - before, first.start));
  const most = Math.max(start + mostLength, first.end);
  const end =
    whole.end <= most ? whole.end : onBlank(text, most - 30, most, true);
  const shown = { start, end: Math.max(end, Math.min(first.end, most)) };
  return [
    ...(shown.start > whole.start ? [plain("… ")] : []),
    ...piecesOf(text, shown, ranges),
    ...(shown.end < whole.end ? [plain(" …")] : []),
  ];
}

const ending = /[.!?…。]["”’)\]]*(?=\s)|\n/gu;

function sentenceAround(text: string, { start, end }: Range): Range {
  let from = 0;
  for (const { index, 0: found } of text.matchAll(ending)) {
    const at = index + found.length;
    if (at <= start) from = at;
    else if (at >= end) return trimmed(text, { start: from, end: at });
  }
  return trimmed(text, { start: from, end: text.length });
}

function trimmed(text: string, { start, end }: Range): Range {
  const inside = text.slice(start, end);
  return {
    start: start + inside.length - inside.trimStart().length,
    end: end - (inside.length - inside.trimEnd().length),
  };
}

/** The place behind a blank between these two, so that no word is cut; else the one where it must be, beside no half of a character. */
function onBlank(text: string, from: number, to: number, isLast = false) {
  const least = Math.max(0, from);
  const inside = text.slice(least, to);
  const at = isLast ? inside.lastIndexOf(" ") : inside.indexOf(" ");
  const place =
    at === -1 ? (isLast ? to : least) : least + at + (isLast ? 0 : 1);
  const isHalf = /[\udc00-\udfff]/.test(text.charAt(place));
  return isHalf ? place - 1 : place;
}

function piecesOf(
  text: string,
  { start, end }: Range,
  ranges: readonly Range[],
): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const range of ranges) {
    const [from, to] = [Math.max(range.start, at), Math.min(range.end, end)];
    if (from >= to) continue;
    if (from > at) pieces.push(plain(text.slice(at, from)));
    pieces.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < end) pieces.push(plain(text.slice(at, end)));
  return pieces;
}

const plain = (text: string): Piece => ({ text, isMarked: false });
