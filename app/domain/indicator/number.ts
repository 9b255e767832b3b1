import { isPort, portsIn, sideOfNamed, type Side } from "./port.ts";
import { found, type Finder, type Found } from "./recognised.ts";
import type { RangeNote } from "../vocabulary/indicator.ts";

const asNumber =
  /(?<![\p{L}\p{N}_-])(?:AS[N]?[ :#-]?|as(?=\d{3})|(?:remote-as|peer-as|local-as|autonomous-system|router bgp) |"?asn"?[:=] ?"?|autonomous-system["',][^\n}]{0,60}number["']? ?[:=] ?)(\d{1,10})(?!\.?\d|[\p{L}_])/gu;
/** tcp/443, "TCP/8888 and 8443", 443/udp. */
const transport =
  /(?<![\p{L}\p{N}])(?:(?<first>tcp|udp|sctp)[/ :](?<list>\d{1,5}(?:(?:, ?|\/| and | or | y | o |, and )\d{2,5}(?![\d/])){0,20})|(?<single>\d{1,5})\/(?<last>tcp|udp|sctp))(?![\p{L}\p{N}]|\.\d)/giu;
/** conntrack writes the number of the protocol behind its name. */
const isProtocol = /^(?:tcp[/ ]6|udp[/ ]17)$/i;
/** `dport=53`, `port 22`, `"destination.port":443`, "ports 80, 443 and 8080", `port [ 22 443 ]`. */
const ports =
  /(?<![\p{L}\p{N}])((?:(?:src|dst|source|dest|destination|local|remote|server|client|ip)[._ -]?)?(?:ports?|puertos?)(?: (?:de )?(?:origen|destino))?|[sd]port|[sd]pt|l?port)["']?(?:[ \t]{0,12}[:=]\s{0,12}| )["'#]?(?:\[ ?)?["']?(\d{1,5}(?:["']?(?:, ?| and | or | y | o |, and |-|–)["']?\d{1,5}|(?<=\[[ \d]{1,80}) \d{1,5}){0,20})(?![\p{L}\p{N}])/giu;
/** Of an access list: `eq 22 443`, `range 8000 8010`. */
const accessList =
  /(?<![\p{L}\p{N}])(?:eq|neq|gt|lt|range) (\d{1,5}(?: \d{1,5}(?!\.\d)){0,9})(?![\p{L}\p{N}]|\.\d)/giu;
/** Of YAML: a line for each. */
const listed =
  /(?<![\p{N}])(?:ports?)(?:\|\w{1,12})?:[ \t]{0,8}\r?\n((?:[ \t]{0,24}- ?["']?\d{1,5}["']?[ \t]{0,8}(?:\r?\n|$)){1,50})/giu;
/** Of Snort and Suricata: action, protocol, address, port, arrow, address, port. */
const rule =
  /(?<![^\n])[ \t#]{0,8}(?:alert|drop|reject|pass|log|block) [a-z]{2,8} \S{1,200} (\S{1,80}) (?:->|<>) \S{1,200} (\S{1,80}) ?\(/gu;

/** AS numbers, and ports where a word says that they are ports. */
export const findNumbers: Finder = function* (text) {
  for (const { 0: all, 1: number = "", index } of text.matchAll(asNumber)) {
    const end = index + all.length;
    const note = noteOfAs(Number(number));
    if (Number(number) < 2 ** 32)
      yield found("as-number", `AS${Number(number)}`, index, end, note);
  }
  for (const match of text.matchAll(transport)) yield* transported(match);
  for (const { 0: all, 1: word = "", 2: list = "", index } of text.matchAll(
    ports,
  ))
    yield* portsIn(
      list,
      index + all.length - list.length,
      sideBy(word) ?? sideOfNamed(text, index),
    );
  for (const pattern of [accessList, listed])
    for (const { 0: all, 1: list = "", index } of text.matchAll(pattern))
      yield* portsIn(list, index + all.length - list.length);
  for (const match of text.matchAll(rule)) yield* portsOfRule(match);
};

function* transported({
  0: all,
  index,
  groups = {},
}: RegExpExecArray): Iterable<Found> {
  const { first, list, single, last = "" } = groups;
  if (isProtocol.test(all)) return;
  if (first === undefined || list === undefined) {
    if (isPort(single))
      yield found(
        "port",
        `${single}/${last.toLowerCase()}`,
        index,
        index + all.length,
      );
    return;
  }
  const suffix = `/${first.toLowerCase()}`;
  const [head, ...more] = portsIn(
    list,
    index + all.length - list.length,
    null,
    suffix,
  );
  if (head) yield { ...head, start: index };
  yield* more;
}

/** What is a variable (`$HTTP_PORTS`), `any`, or told not to be (`!80`) is no port. */
function* portsOfRule({
  0: all,
  1: from = "",
  2: to = "",
  index,
}: RegExpExecArray) {
  for (const list of [from, to]) {
    if (!/^\[?\d[\d,:]*\]?$/.test(list)) continue;
    const at =
      list === to ? all.lastIndexOf(` ${to}`) : all.indexOf(` ${from} `);
    yield* portsIn(list, index + at + 1);
  }
}

function sideBy(word: string): Side {
  if (
    /^(?:s|src|source|client|ip)|origen/i.test(word) &&
    !/^server/i.test(word)
  )
    return "source";
  return null;
}

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
