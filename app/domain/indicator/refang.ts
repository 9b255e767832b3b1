import { fangBegins, fangs, type Fang } from "./fang.ts";

export type Refanged = {
  text: string;
  /** Where the character at this place of the refanged text stood; also answers for the end of the text. */
  originOf: (index: number) => number;
};

/** What a fang can begin with is looked at first: most of a text is nothing of it, and need not be tried by each. */
const pattern = new RegExp(
  `(?=${fangBegins})(?:${fangs.map(({ source }) => `(${source})`).join("|")})`,
  "giu",
);

/** The text as it was before somebody made it harmless; the same length of time for the same length of text. */
export function refang(text: string): Refanged {
  const pieces: string[] = [];
  const shifts: { from: number; by: number }[] = [];
  let [read, written] = [0, 0];
  for (const match of text.matchAll(pattern)) {
    const fang = fangs[match.findIndex((group, at) => at > 0 && group) - 1];
    const end = match.index + match[0].length;
    const meant = meaningOf(fang, match[0], text, match.index);
    if (meant === match[0]) continue;
    pieces.push(text.slice(read, match.index), meant);
    written += match.index - read + meant.length;
    shifts.push({ from: written, by: end - written });
    read = end;
  }
  if (shifts.length === 0) return { text, originOf: (index) => index };
  pieces.push(text.slice(read));
  return { text: pieces.join(""), originOf: originBy(shifts) };
}

/** An address as it is shown to people: it cannot be followed by a slip of the finger. */
export function defang(value: string): string {
  return value
    .replace(/^http/, "hxxp")
    .replace(/^ftp/, "fxp")
    .replaceAll(".", "[.]")
    .replaceAll("@", "[at]");
}

function meaningOf(
  fang: Fang | undefined,
  written: string,
  text: string,
  at: number,
): string {
  if (!fang || fang.unless?.(text, at, at + written.length)) return written;
  return typeof fang.meant === "string" ? fang.meant : fang.meant(written);
}

/** The last shift at or before an index, by halving. */
function originBy(shifts: readonly { from: number; by: number }[]) {
  return (index: number) => {
    let [low, high] = [0, shifts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shifts[middle]!.from <= index)
        low = middle + 1; // within bounds
      else high = middle;
    }
    return index + (shifts[low - 1]?.by ?? 0);
  };
}
