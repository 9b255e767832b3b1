/**
 * The text in characters that our fonts draw: Latin letters of European languages and Vietnamese, and common signs. A run
 * of anything else becomes one question mark: an empty box, or letters in the wrong order, would be worse than a gap
 * that shows. What is typed by a person never stands on paper of ours; this is for the names that an operator gives.
 */
export function legible(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\u00ad|\p{Cf}/gu, "")
    .replace(/[^\S\n]/g, " ")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(unknown, "?");
}

// A test draws every one of these in both fonts.
const unknown =
  /[^\n\x20-\x7e\u00a1-\u0131\u0134-\u0148\u014a-\u017e\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u2212]+/gu;
