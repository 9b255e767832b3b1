import { isPort } from "./ipv4.ts";
import { found, type Finder } from "./recognised.ts";
import type { RangeNote } from "../vocabulary/indicator.ts";

const asNumber =
  /(?<![\p{L}\p{N}_-])(?:AS[N]?[ :#-]?|as(?=\d{3})|(?:remote-as|local-as|router bgp) |"?asn"?[:=] ?"?)(\d{1,10})(?!\.?\d|[\p{L}_])/gu;
const transport =
  /(?<![\p{L}\p{N}])(?:(tcp|udp)[/ ](\d{1,5})|(\d{1,5})\/(tcp|udp))(?![\p{L}\p{N}.])/giu;
/** `dport=53`, `port 22`, `"destination.port":443`, "ports 80, 443 and 8080"; `eq 22` of an access list. */
const ports =
  /(?<![\p{L}\p{N}])(?:(?:(?:src|dst|source|dest|destination|local|remote|server|client|ip)[._ ]?)?(?:ports?|puertos?)|[sd]port|[sd]pt|eq)["']?(?: ?[:=] ?| )["'#]?(\d{1,5}(?:(?:, ?| and | or | y | o |, and )\d{1,5}){0,20})(?![\p{L}\p{N}])/giu;

/** AS numbers, and ports where a word says that they are ports. */
export const findNumbers: Finder = function* (text) {
  for (const { 0: all, 1: number = "", index } of text.matchAll(asNumber)) {
    const end = index + all.length;
    const note = noteOfAs(Number(number));
    if (Number(number) < 2 ** 32)
      yield found("as-number", `AS${Number(number)}`, index, end, note);
  }
  for (const match of text.matchAll(transport)) {
    const port = match[2] ?? match[3];
    const protocol = (match[1] ?? match[4] ?? "").toLowerCase();
    const end = match.index + match[0].length;
    if (isPort(port))
      yield found("port", `${port}/${protocol}`, match.index, end);
  }
  for (const { 0: all, 1: list = "", index } of text.matchAll(ports)) {
    const start = index + all.length - list.length;
    for (const { 0: port, index: at } of list.matchAll(/\d+/g))
      if (isPort(port))
        yield found("port", port, start + at, start + at + port.length);
  }
};

/** IANA Special-Purpose AS Numbers, checked 2026-11-22. */
const asRanges: readonly (readonly [number, number, RangeNote])[] = [
  [0, 0, "reserved"],
  [23_456, 23_456, "reserved"],
  [64_496, 64_511, "documentation"],
  [64_512, 65_534, "private"],
  [65_535, 65_535, "reserved"],
  [65_536, 65_551, "documentation"],
  [65_552, 131_071, "reserved"],
  [4_200_000_000, 4_294_967_294, "private"],
  [4_294_967_295, 4_294_967_295, "reserved"],
];

function noteOfAs(number: number): RangeNote | null {
  const within = asRanges.find(([from, to]) => from <= number && number <= to);
  return within?.[2] ?? null;
}
