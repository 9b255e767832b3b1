/** Crockford's alphabet: no I, L, O or U, so that nothing is misread aloud or on paper. */
export const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Upper case, with spaces and dashes dropped and O, I and L read as the digits they resemble. */
export function normalise(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\-‐-―.·]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}

export function isBase32(text: string): boolean {
  return text.length > 0 && [...text].every((c) => alphabet.includes(c));
}

/**
 * One check character over up to 30 others: a weighted sum in GF(32), weights the powers of a generator.
 * Any single wrong character and any two swapped ones change it, because the 31 powers all differ.
 */
export function checkCharacter(text: string): string {
  let sum = 0;
  let weight = generator;
  for (const character of text) {
    sum ^= multiply(weight, alphabet.indexOf(character));
    weight = multiply(weight, generator);
  }
  return alphabet.charAt(sum);
}

/** The text in groups of four, joined by `separator`. */
export function grouped(text: string, separator = "-"): string {
  return (text.match(/.{1,4}/g) ?? []).join(separator);
}

/** x, a generator of GF(32) under x^5 + x^2 + 1 (the polynomial is primitive). */
const generator = 0b00010;
const polynomial = 0b100101;

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 4; bit >= 0; bit--) {
    product <<= 1;
    if (product & 0b100000) product ^= polynomial;
    if (b & (1 << bit)) product ^= a;
  }
  return product;
}
