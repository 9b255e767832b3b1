/**
 * Characters that change how others are shown, or hide between them: controls but line feed and tab; marks that turn the
 * direction of text around (U+202A to U+202E, U+2066 to U+2069); blanks without width; tags. Joiners and the marks of one
 * direction (U+200C to U+200F, U+061C) are no more than spelling, and stay.
 */
const odd =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Pieces of a text that somebody typed, those of one odd character apart. */
export function piecesOf(typed: string): { text: string; isOdd: boolean }[] {
  const pieces: { text: string; isOdd: boolean }[] = [];
  let from = 0;
  for (const { index, 0: found } of typed.matchAll(odd)) {
    if (index > from)
      pieces.push({ text: typed.slice(from, index), isOdd: false });
    pieces.push({ text: codePointOf(found), isOdd: true });
    from = index + found.length;
  }
  if (from < typed.length)
    pieces.push({ text: typed.slice(from), isOdd: false });
  return pieces;
}

/** For a place that takes no markup, as a title, an option or a label: odd characters are named, and the rest stays in its own direction. */
export function visibly(typed: string): string {
  const text = piecesOf(typed)
    .map(({ text, isOdd }) => (isOdd ? `[${text}]` : text))
    .join("");
  return isPlain(text) ? text : `\u2068${text}\u2069`;
}

/** Nothing in it is written from right to left. */
function isPlain(text: string): boolean {
  return !/[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(
    text,
  );
}

/** "U+202E". */
function codePointOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}
