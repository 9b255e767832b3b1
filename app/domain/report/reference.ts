import {
  checkCharacter,
  grouped,
  isBase32,
  normalise,
} from "../vault/code-alphabet.ts";

/** Seven random characters and one check character after `LL`; 34 thousand million numbers. */
export const referenceLength = 8;

/** As printed and stored: `LL-XXXX-XXXX`. */
export function formatReference(characters: string): string {
  return `LL-${grouped(characters)}`;
}

/** The reference in its one form, or null if what was typed or dictated cannot be one. */
export function parseReference(typed: string): string | null {
  if (typed.length > 60) return null;
  // L is read as 1, as it is in everything read aloud.
  const characters = normalise(typed).replace(/^11(?=.{8}$)/, "");
  if (characters.length !== referenceLength || !isBase32(characters)) {
    return null;
  }
  return checkCharacter(characters.slice(0, -1)) === characters.slice(-1)
    ? formatReference(characters)
    : null;
}

/** How the reference begins that was typed so far, with at least two of its characters: "LL-7K"; null for what is none. */
export function parseReferenceStart(typed: string): string | null {
  const written = /^\s*ll[\s-]([0-9a-z\s-]{2,12})$/i.exec(typed)?.[1] ?? "";
  const characters = normalise(written);
  const isOne =
    characters.length >= 2 &&
    characters.length < referenceLength &&
    isBase32(characters);
  return isOne ? formatReference(characters) : null;
}
