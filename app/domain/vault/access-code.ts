import {
  checkCharacter,
  grouped,
  isBase32,
  normalise,
} from "./code-alphabet.ts";

/** 23 random characters (115 bits) and one check character, shown in six groups of four. */
export const accessCodeLength = 24;

/** The 24 characters in canonical form, or null if what was typed cannot be a code. */
export function parseAccessCode(typed: string): string | null {
  // Bounded before normalising, so that a pasted novel costs nothing.
  if (typed.length > 200) return null;
  const code = normalise(typed);
  if (code.length !== accessCodeLength || !isBase32(code)) return null;
  return checkCharacter(code.slice(0, -1)) === code.slice(-1) ? code : null;
}

/** As printed: `XXXX XXXX XXXX XXXX XXXX XXXX`. */
export function formatAccessCode(code: string): string {
  return grouped(code, " ");
}

/** Whether `typed` is the last group of four, which is asked back before the code page is left. */
export function isLastGroup(code: string, typed: string): boolean {
  return normalise(typed.slice(0, 40)) === code.slice(-4);
}
