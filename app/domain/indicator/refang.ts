export type Refanged = {
  text: string;
  /** Where the character at this place of the refanged text stood; also answers for the end of the text. */
  originOf: (index: number) => number;
};

/**
 * What people write so that nothing can be clicked by accident: `[.]`, `(dot)`, `[at]`, `[:]`, `hxxp`, `meow`; and JSON's `\/`.
 * Every alternative has a bounded length.
 */
const fangs =
  / ?[[({] ?(?:\.|dot|punto) ?[\])}] ?| ?[[({] ?(?:@|at|arroba) ?[\])}] ?|\[:(?:\/\/)?\]|\\\/|(?<=[\p{L}\p{N}])\[\.(?=[\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:h(?:xx|\*\*)p|meow|fxp)(?=s?\[?:)/giu;

/** The text as it was before somebody made it harmless; the same length of time for the same length of text. */
export function refang(text: string): Refanged {
  const pieces: string[] = [];
  const shifts: { from: number; by: number }[] = [];
  let [read, written] = [0, 0];
  for (const match of text.matchAll(fangs)) {
    const meant = meaningOf(match[0]);
    const end = match.index + match[0].length;
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

function meaningOf(fang: string): string {
  const bare = fang.toLowerCase().replace(/[[({\])} ]/g, "");
  if (bare === "\\/") return "/";
  if (bare.startsWith(":")) return bare;
  if (bare === "fxp") return "ftp";
  if (bare === "meow" || bare.startsWith("h")) return "http";
  return ["@", "at", "arroba"].includes(bare) ? "@" : ".";
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
