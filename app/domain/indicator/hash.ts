import { found, type Finder } from "./recognised.ts";

const kindByLength = {
  32: "md5",
  40: "sha1",
  64: "sha256",
  128: "sha512",
} as const;

const pattern =
  /(?<![\p{L}\p{N}])[0-9a-f]{32}(?:[0-9a-f]{8}(?:[0-9a-f]{24}(?:[0-9a-f]{64})?)?)?(?![\p{L}\p{N}])/giu;

/** Digests as hexadecimal digits; digits alone are a number. */
export const findHashes: Finder = function* (text) {
  for (const { 0: digits, index } of text.matchAll(pattern)) {
    const kind = hashKind(digits);
    if (kind === null || !/[a-f]/i.test(digits)) continue;
    yield found(kind, digits.toLowerCase(), index, index + digits.length);
  }
};

function hashKind(digits: string) {
  for (const [length, kind] of Object.entries(kindByLength))
    if (digits.length === Number(length)) return kind;
  return null;
}
