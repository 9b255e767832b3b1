import { extract } from "../indicator/extract.ts";
import { searchedLength } from "./longest.ts";
import { specialsIn, termsToFind, type Special } from "./special.ts";
import { beginningOf, wordTerm } from "./terms.ts";
import { saysLittle, tokensOf } from "./words.ts";

/** One thing that a report must hold: words one after the other, or a special in any spelling. */
export type QueryPart = { words: string[]; special: Special | null };

/** What was typed to search for; a report is found when it holds all parts. None: nothing can be found by it. */
export type SearchQuery = { parts: QueryPart[] };

const mostParts = 12;

/**
 * Words, each by itself; phrases in quotes; indicators defanged or not; networks; mail addresses; numbers of phones. Words
 * that say little count within phrases alone.
 */
export function parseQuery(typed: string): SearchQuery {
  const text = typed.slice(0, searchedLength);
  const parts: QueryPart[] = [];
  let rest = text;
  for (const { 0: quoted, 1: inside = "" } of text.matchAll(phrase)) {
    parts.push(partOfPhrase(inside));
    rest = rest.replace(quoted, " ");
  }
  for (const { 0: found, special } of wholesIn(rest)) {
    parts.push({ words: wordsOf(found), special });
    rest = rest.replace(found, " ");
  }
  parts.push(...rest.split(/\s+/).map(partOf));
  return { parts: parts.filter(isFindable).slice(0, mostParts) };
}

const phrase = /["“”„«]([^"“”„«»]+)["“”»]/gu;

/** An indicator by itself, or words one after the other, one of which may be an indicator. */
function partOfPhrase(text: string): QueryPart {
  const part = partOf(text);
  return /\s/.test(text.trim()) ? { ...part, special: null } : part;
}

function partOf(text: string): QueryPart {
  const [indicator] = extract(text).filter(({ kind }) => kind !== "port");
  return {
    words: wordsOf(text),
    special: indicator ? { is: "indicator", indicator } : null,
  };
}

/** What holds blanks and is one thing all the same. */
function wholesIn(text: string): { 0: string; special: Special }[] {
  return specialsIn(text)
    .map(({ start, end, ...special }) => ({
      0: text.slice(start, end),
      special,
    }))
    .filter(
      ({ 0: found, special }) => special.is === "phone" || /\s/.test(found),
    );
}

function wordsOf(text: string): string[] {
  return tokensOf(text).map(({ word }) => word);
}

function isFindable({ words, special }: QueryPart): boolean {
  return special !== null || words.some((word) => !saysLittle(word));
}

/**
 * The terms by which the index is asked: of each inner list a report must stand under one at least. It may hold them elsewhere than
 * side by side: the text decides.
 */
export function termsOfQuery({ parts }: SearchQuery): string[][] {
  return parts.flatMap(({ words, special }) => {
    const specials = special === null ? [] : termsToFind(special);
    const findable = words.filter((word) => !saysLittle(word));
    if (findable.length === 0) return [specials];
    // The groups of a phone's number are no words, as "555" stands in many texts; but what looks like one may be another number.
    if (special?.is === "phone")
      return [[...specials, ...findable.filter(isLong).map(wordTerm)]];
    return findable.map((word) => {
      const beginning = word === words.at(-1) ? beginningOf(word) : null;
      const beginnings = beginning === null ? [] : [beginning];
      return [...specials, wordTerm(word), ...beginnings];
    });
  });
}

/** Of digits: hardly a group within the number of a phone. */
const isLong = (word: string) => word.length >= 5;

/** Whether a report that stands under all the terms may still not be meant: its words may stand apart. */
export function needsText({ parts }: SearchQuery): boolean {
  return parts.some(
    ({ words, special }) => words.length > 1 || special !== null,
  );
}
