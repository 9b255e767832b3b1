import { cidr4, dottedOf, ipv4Of, noteOfIpv4 } from "./ipv4.ts";
import { matchAt } from "./mark.ts";
import { nameOf } from "./name.ts";
import { portsIn, sideOf } from "./port.ts";
import { found, type Finder, type Found } from "./recognised.ts";

const pattern =
  /(?<![\p{L}\p{N}_.])\d{1,3}(?:\.\d{1,3}){3}(?![\p{L}\p{N}_]|-\p{L})/gu;
/** `/24`, or in records of flows a port; `:443`, `:1812,1813`, named's `#53`, tcpdump's `.443`, an access list's `(443)`. */
const tail =
  /\/(?<slash>\d{1,5})(?![\p{L}\p{N}_./])|[:.#](?<ports>\d{1,5}(?:(?:,|, (?=\d{1,5}(?![\d.:/,-])))\d{1,5}(?![\d.:/-])){0,20})(?![\p{L}\p{N}_]|\.\d|,\d)|[:.#](?<port>\d{1,5})(?![\p{L}\p{N}_]|\.\d)|\|(?<column>\d{1,5})(?=["'\s,]|$)|\((?<inner>\d{1,5})\)/uy;

/** Four numbers after such a word are a version. */
const isVersion =
  /(?:version|release|firmware|build|\bver|\brev|\bv|\b(?:curl|wget|openss[lh]|nginx|apache|httpd|php|python|chrom(?:e|ium)|firefox|safari|edge?|opr|java|node|perl|ruby|jquery)[/ _-]?)[."']?\s?[:=]?\s?(?:is |es )?["']?$/i;

/**
 * IPv4 addresses, blocks (`/24`) and the ports after an address. Masks are none. A block whose address has bits behind its
 * prefix, or no room behind it, names that address too.
 */
export const findIpv4: Finder = function* (text) {
  let lastEnd = -1;
  for (const { 0: dotted, index } of text.matchAll(pattern)) {
    const address = ipv4Of(dotted);
    const end = index + dotted.length;
    const follows = lastEnd >= 0 && isBlank(text.slice(lastEnd, index));
    lastEnd = end;
    if (address === null || isMask(text, index, address, follows)) continue;
    if (isVersion.test(text.slice(Math.max(0, index - 16), index))) continue;
    const rest = matchAt(tail, text, end);
    if (!rest && /^\.\d/.test(text.slice(end, end + 2))) continue;
    if (isInName(text, index, end)) continue;
    yield* foundAt(text, { dotted, address, start: index, end }, rest);
  }
};

type Place = { dotted: string; address: number; start: number; end: number };

function* foundAt(
  text: string,
  { dotted, address, start, end }: Place,
  rest: RegExpExecArray | null,
): Iterable<Found> {
  const { slash, ports, port, column, inner } = rest?.groups ?? {};
  const whole = end + (rest?.[0].length ?? 0);
  const side = sideOf(text, start, whole);
  const isBlock =
    slash !== undefined && Number(slash) <= 32 && !isFlow(side, slash, address);
  const block = isBlock ? cidr4(address, Number(slash)) : null;
  const note = noteOfIpv4(address);
  if (block === null || namesItself(address, Number(slash), block))
    yield found("ipv4", dotted, start, end, note);
  if (block === null) {
    const list = slash ?? ports ?? port ?? column ?? inner ?? "";
    yield* portsIn(list, whole - list.length - (inner ? 1 : 0), side);
  } else
    yield found(
      "cidr",
      block,
      namesItself(address, Number(slash), block) ? end : start,
      whole,
      note,
    );
}

/** Between arrows stand ports: nobody sends from a block whose address is not its first. */
function isFlow(side: string | null, slash: string, address: number): boolean {
  return (
    side !== null &&
    cidr4(address, Number(slash)) !== `${dottedOf(address)}/${slash}`
  );
}

function namesItself(address: number, prefix: number, block: string): boolean {
  return prefix === 32 || block !== `${dottedOf(address)}/${prefix}`;
}

/** `1.2.3.4.sslip.io` and `4.3.2.1.in-addr.arpa` are names. No name is longer than 253. */
function isInName(text: string, start: number, end: number): boolean {
  if (!/^\.[\p{L}\p{N}]/u.test(text.slice(end, end + 3))) return false;
  const [before = ""] =
    /[\p{L}\p{N}_.-]*$/u.exec(text.slice(Math.max(0, start - 64), start)) ?? [];
  const [after = ""] =
    /^[\p{L}\p{N}_.-]*/u.exec(text.slice(end, end + 253)) ?? [];
  const name = (before + text.slice(start, end) + after).replace(/[.-]+$/, "");
  return nameOf(name)?.kind === "domain";
}

/**
 * 255.255.255.0, or 0.0.0.255 as access lists turn it round, wherever they stand; behind an address or the word for it, also
 * those of one host (255.255.255.255, 0.0.0.0) and those with gaps.
 */
function isMask(
  text: string,
  start: number,
  address: number,
  follows: boolean,
): boolean {
  const isRun = (bits: number) => Number.isInteger(Math.log2(bits + 1));
  const isNetmask = address >= 0xff000000 && isRun(2 ** 32 - 1 - address);
  const isWildcard = address < 2 ** 24 && isRun(address);
  const isOfOne = address === 0xffffffff || address === 0;
  if ((isNetmask || isWildcard) && !isOfOne) return true;
  const isWord = /(?:mask|wildcard)["']?[ :=]{0,3}["']?$/i.test(
    text.slice(Math.max(0, start - 16), start),
  );
  return (follows || isWord) && (address >= 0xff000000 || address < 2 ** 24);
}

function isBlank(between: string): boolean {
  return between.length < 9 && /^[ \t]+$/.test(between);
}
