import { specialsIn, termsOfSpecial } from "./special.ts";
import type { SearchText, TextPlace } from "./text.ts";
import { saysLittle, tokensOf } from "./words.ts";

/**
 * Of one text; what it says first goes first, and its words hinder no indicator of it. A pasted log has more, and is found by what
 * stands at its beginning.
 */
const mostOfText = { words: 1_500, specials: 1_500 };

/** Of all texts of one place in a report, so that no long one hinders what is said elsewhere. */
const mostOfPlace: Record<TextPlace["is"], number> = {
  answer: 6_000,
  message: 3_000,
  note: 3_000,
  "file-name": 1_000,
  file: 2_000,
};

/** All terms under which a report is found by these texts, each once. What a term is of stands before its colon. */
export function termsOfTexts(texts: readonly SearchText[]): string[] {
  const byPlace = new Map<TextPlace["is"], Set<string>>();
  for (const text of texts) {
    const { is } = text.place;
    const terms = byPlace.get(is) ?? new Set();
    byPlace.set(is, terms);
    for (const term of termsOfText(text)) {
      if (terms.size >= mostOfPlace[is]) break;
      terms.add(term);
    }
  }
  return [...new Set([...byPlace.values()].flatMap((terms) => [...terms]))];
}

function termsOfText({ text, isName }: SearchText): Set<string> {
  const words = new Set<string>();
  for (const { word } of tokensOf(text)) {
    if (words.size >= mostOfText.words) break;
    if (saysLittle(word)) continue;
    words.add(wordTerm(word));
    if (isName) for (const each of beginningsOf(word)) words.add(each);
  }
  const specials = new Set(specialsIn(text).flatMap(termsOfSpecial));
  return new Set([...words, ...[...specials].slice(0, mostOfText.specials)]);
}

/** By its first letters alone where it is long; the text decides. */
export function wordTerm(word: string): string {
  return `w:${[...word.slice(0, 2 * mostLetters)].slice(0, mostLetters).join("")}`;
}
const mostLetters = 64;

/** Of a name's word the beginnings of three letters to twelve. */
export const leastBeginning = 3;
const mostBeginning = 12;

function beginningsOf(word: string): string[] {
  const letters = [...word.slice(0, 2 * mostBeginning)];
  const most = Math.min(mostBeginning, letters.length - 1);
  return Array.from(
    { length: Math.max(0, most - leastBeginning + 1) },
    (_, at) => beginningTerm(letters.slice(0, leastBeginning + at).join("")),
  );
}

/** Null for fewer letters than names are found by. */
export function beginningOf(word: string): string | null {
  const letters = [...word.slice(0, 2 * mostBeginning)];
  if (letters.length < leastBeginning) return null;
  return beginningTerm(letters.slice(0, mostBeginning).join(""));
}

function beginningTerm(letters: string): string {
  return `b:${letters}`;
}
