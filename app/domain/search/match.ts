import type { QueryPart, SearchQuery } from "./query.ts";
import { isMeant, specialsIn } from "./special.ts";
import { leastBeginning } from "./terms.ts";
import type { SearchText } from "./text.ts";
import { tokensOf, type Token } from "./words.ts";

/** From and until where in a text. */
export type Range = { start: number; end: number };

/** How well a report fits, the best first: by a name, by the very phrase, by words of one text, by words here and there. */
export const matchRanks = ["name", "phrase", "together", "apart"] as const;
export type MatchRank = (typeof matchRanks)[number];

export type Match = {
  rank: MatchRank;
  /** The text that shows best why. */
  text: SearchText;
  /** What of it was searched for, in its order. */
  ranges: Range[];
};

/** Whether these texts hold all that is asked for, and where best; null when they do not. */
export function matchIn(
  { parts }: SearchQuery,
  texts: readonly SearchText[],
): Match | null {
  if (parts.length === 0) return null;
  const read = texts.map((text) => readFor(parts, text));
  const holdsAll = parts.every((_, at) =>
    read.some(({ byPart }) => isThere(byPart[at])),
  );
  if (!holdsAll) return null;
  const best = read
    .map((each) => ({ ...each, rank: rankOf(parts, each) }))
    .reduce((a, b) => (isBetter(b, a) ? b : a));
  return {
    rank: best.rank,
    text: best.text,
    ranges: best.byPart.flat().sort((a, b) => a.start - b.start),
  };
}

type Read = { text: SearchText; byPart: Range[][]; isPhrase: boolean };

function readFor(parts: readonly QueryPart[], text: SearchText): Read {
  const tokens = tokensOf(text.text);
  const specials = parts.some(({ special }) => special !== null)
    ? specialsIn(text.text)
    : [];
  const byPart = parts.map(({ words, special }) => {
    const found = special
      ? specials.filter((each) => isMeant(special, each))
      : [];
    if (found.length > 0)
      return found.map(({ start, end }) => ({ start, end }));
    const said = phrasesIn(tokens, words, text.isName);
    // Words within another indicator are not the one that was asked for.
    return special ? said.filter((each) => !isIn(specials, each)) : said;
  });
  const all = parts.flatMap(({ words }) => words);
  const isPhrase =
    byPart.every(isThere) &&
    (parts.length === 1 || phrasesIn(tokens, all, text.isName).length > 0);
  return { text, byPart, isPhrase };
}

function isIn(all: readonly Range[], { start, end }: Range): boolean {
  return all.some((each) => each.start < end && start < each.end);
}

const isThere = (ranges: Range[] | undefined) => (ranges?.length ?? 0) > 0;

/** Wherever these words stand one after the other; of a name the last by its beginning. */
function phrasesIn(
  tokens: readonly Token[],
  words: readonly string[],
  isName: boolean,
): Range[] {
  const ranges: Range[] = [];
  if (words.length === 0) return ranges;
  const fits = (token: Token | undefined, word: string, isLast: boolean) =>
    token !== undefined &&
    (token.word === word ||
      (isName &&
        isLast &&
        word.length >= leastBeginning &&
        token.word.startsWith(word)));
  for (let at = 0; at + words.length <= tokens.length; at++) {
    if (
      !words.every((word, by) =>
        fits(tokens[at + by], word, by === words.length - 1),
      )
    )
      continue;
    const [first, last] = [tokens[at], tokens[at + words.length - 1]];
    if (first && last) ranges.push({ start: first.start, end: last.end });
  }
  return ranges;
}

function rankOf(parts: readonly QueryPart[], read: Read): MatchRank {
  const isWhole = read.byPart.every(isThere);
  if (!isWhole) return "apart";
  if (read.text.isName) return "name";
  return read.isPhrase && isSaid(parts) ? "phrase" : "together";
}

/** One word is no phrase: what holds it holds it as well as any other. */
function isSaid(parts: readonly QueryPart[]): boolean {
  return parts.length > 1 || parts.some(({ words }) => words.length > 1);
}

/** By rank; then the text that shows more of what was asked for; then the one that stands first. */
function isBetter(
  a: Read & { rank: MatchRank },
  b: Read & { rank: MatchRank },
) {
  const byRank = matchRanks.indexOf(b.rank) - matchRanks.indexOf(a.rank);
  if (byRank !== 0) return byRank > 0;
  return a.byPart.filter(isThere).length > b.byPart.filter(isThere).length;
}
