import { specialsIn, termsOfSpecial } from "./special.ts";
import type { SearchText } from "./text.ts";
import { saysLittle, tokensOf } from "./words.ts";

/** Of one report; what it says first goes first. A pasted log has more, and is found by what stands at its beginning. */
const mostTerms = 4_000;

/** All terms under which a report is found by these texts, each once. What a term is of stands before its colon. */
export function termsOfTexts(texts: readonly SearchText[]): string[] {
  const terms = new Set<string>();
  for (const { text, isName } of texts) {
    for (const { word } of tokensOf(text)) {
      if (saysLittle(word)) continue;
      terms.add(wordTerm(word));
      if (isName) for (const each of beginningsOf(word)) terms.add(each);
      if (terms.size > mostTerms) break;
    }
    for (const special of specialsIn(text))
      for (const term of termsOfSpecial(special)) terms.add(term);
  }
  return [...terms].slice(0, mostTerms);
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
