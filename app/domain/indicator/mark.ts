/**
 * Marks that stand around a value and are no part of it, as a piece of a character class: quotation marks of every kind, those
 * of typewriters and of code among them, and the brackets that East Asian texts quote with.
 */
export const marks = "\"'`´“”„‟‘’‚‛«»‹›「」『』《》〈〉【】〔〕（）＂＇⟨⟩";

/** Which mark closes what another opened. */
export const pairs: readonly (readonly [open: string, close: string])[] = [
  ['"', '"'],
  ["'", "'"],
  ["`", "`"],
  ["“", "”"],
  ["„", "“”"],
  ["‘", "’"],
  ["«", "»"],
  ["‹", "›"],
  ["「", "」"],
];

/** Whether what a pattern says stands exactly here; the pattern is sticky. */
export function matchAt(
  pattern: RegExp,
  text: string,
  at: number,
): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
