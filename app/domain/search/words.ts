/** A word as it is compared, and where it stands in the text as written. */
export type Token = { word: string; start: number; end: number };

/**
 * The words of a text, in their order. Letters and digits make a word, whatever their case and accents; what joins its parts
 * without a blank (O'Hara, AT&T, U.S.) makes one, every other sign parts two.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: found, index: start } of text.matchAll(word))
    tokens.push({ word: folded(found), start, end: start + found.length });
  return tokens.filter(({ word }) => word !== "");
}

const word =
  /(?<![\p{L}\p{N}\p{M}.])\p{L}(?:\.\p{L}){1,7}(?![\p{L}\p{N}\p{M}])|[\p{L}\p{N}\p{M}]+(?:['’&][\p{L}\p{N}\p{M}]+){0,8}/gu;

function folded(found: string): string {
  return found
    .normalize("NFKD")
    .replace(/[\p{M}'’&.]/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss");
}

/** Nothing is found by these alone: nearly every text holds them, and single letters and digits. */
export function saysLittle(word: string): boolean {
  return word.length < 2 || stopWords.has(word);
}

/** The commonest of English and Spanish, without those that mean something in a report, such as "no", "down" or "off". */
const stopWords: ReadonlySet<string> = new Set(
  (
    "the of and for in at to on by an as is it be or we our us was were are had has have that this with from they their there been but not " +
    "which would will can could did do does its you your he she his her them then than who what when where all any also " +
    "de la el los las un una unos unas del al que en con por para se su sus es son fue lo como mas pero le les nos ha han y o"
  ).split(" "),
);
