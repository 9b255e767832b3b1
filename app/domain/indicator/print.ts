import { found, type Finder } from "./recognised.ts";

const word = String.raw`(?<![\p{L}\p{N}])`;
const is = String.raw`(?:\(\))?["'\]]{0,2}(?:\s{0,4}(?:; ?content:|[:=,;|]|==|is|es)\s{0,4}| (?:hash )?)(?:of )?["'\x60“]?`;
const edge = String.raw`(?![\p{L}\p{N}])`;

/** 32 digits that are a digest of something else than a file: only its name tells, before it or in the next column. */
const named = [
  ["imphash", "imp[_-]?hash"],
  ["ja3", "ja3s?(?:[._ -]?(?:hash|md5|digest))?"],
] as const;
const patterns = named.flatMap(([kind, name]) => [
  {
    kind,
    pattern: new RegExp(`${word}${name}${is}([0-9a-f]{32})${edge}`, "giu"),
  },
  {
    kind,
    pattern: new RegExp(
      String.raw`${word}([0-9a-f]{32})(?=["']?\s?[,;|\t(]\s?["']?${name}(?![\p{L}\p{N}]|["']?\s?[:=]))`,
      "giu",
    ),
  },
]);
const jarm = new RegExp(`${word}[0-9a-f]{62}${edge}`, "giu");
const ssdeep = new RegExp(
  String.raw`(?<named>ssdeep${is})?(?<![\p{L}\p{N}:+/])(?<value>(?<block>\d{1,10}):[A-Za-z0-9/+]{3,64}:[A-Za-z0-9/+]{3,64})(?![A-Za-z0-9/+:])`,
  "giu",
);

/** Fingerprints of programs by their imports and their pieces, and of machines by how they speak TLS. */
export const findPrints: Finder = function* (text) {
  for (const { kind, pattern } of patterns)
    for (const { 0: all, 1: digits = "", index } of text.matchAll(pattern))
      if (/[1-9a-f]/i.test(digits)) {
        const start = index + all.length - digits.length;
        yield found(kind, digits.toLowerCase(), start, start + digits.length);
      }
  for (const { 0: digits, index } of text.matchAll(jarm))
    if (/[1-9a-f]/i.test(digits))
      yield found("jarm", digits.toLowerCase(), index, index + digits.length);
  for (const { 0: all, index, groups = {} } of text.matchAll(ssdeep)) {
    const { named: name, value = "", block } = groups;
    const start = index + all.length - value.length;
    if (name !== undefined || isSsdeep(value, Number(block)))
      yield found("ssdeep", value, start, start + value.length);
  }
};

/** Its blocks are three bytes, doubled some times; without its name, and as short as a time of day, it is taken for none. */
function isSsdeep(value: string, block: number): boolean {
  const [, first = ""] = value.split(":");
  return Number.isInteger(Math.log2(block / 3)) && first.length >= 12;
}
