import { ipv4Of } from "./ipv4.ts";
import { matchAt } from "./mark.ts";
import { portsIn, sideOf } from "./port.ts";
import { found, type Finder } from "./recognised.ts";
import type { RangeNote } from "../vocabulary/indicator.ts";

const pattern =
  /(?:(?<![\p{L}\p{N}_:])|(?<=IPv6:)|(?<=[g-z]:))[0-9a-f:]+(?:(?:\.\d{1,3}){3}(?![.\d]))?(?![\p{L}\p{N}_])/giu;
const prefixAfter = /\/(\d{1,3})(?![\d.])/y;
/** `[2001:db8::1]:443`, nfdump's `2001:db8::1.443`, named's `#53`, an access list's `(443)`. */
const portAfter =
  /(?:\]:|\.|#)(\d{1,5}(?:,\d{1,5}){0,20})(?!\d|\.\d)|\((\d{1,5})(?=\))/y;

/** IPv6 addresses and blocks, written as RFC 5952 says, and the ports after an address; of blocks as of IPv4. */
export const findIpv6: Finder = function* (text) {
  for (const { 0: run, index } of text.matchAll(pattern)) {
    const written = run.replace(/([^:]):$/, "$1");
    const groups = looksLikeAddress(written) ? ipv6Of(written) : null;
    if (groups === null) continue;
    const end = index + written.length;
    const note = noteOfIpv6(groups);
    const prefix = matchAt(prefixAfter, text, end);
    const block = prefix && cidr6(groups, Number(prefix[1]));
    if (prefix && block) {
      const written = `${formatIpv6(groups)}/${prefix[1]}`;
      const namesItself = prefix[1] === "128" || block !== written;
      if (namesItself)
        yield found("ipv6", formatIpv6(groups), index, end, note);
      const start = namesItself ? end : index;
      yield found("cidr", block, start, end + prefix[0].length, note);
      continue;
    }
    yield found("ipv6", formatIpv6(groups), index, end, note);
    const port = matchAt(portAfter, text, end);
    const list = port?.[1] ?? port?.[2] ?? "";
    const portEnd = end + (port?.[0].length ?? 0);
    yield* portsIn(list, portEnd - list.length, sideOf(text, index, portEnd));
  }
};

/** Eight numbers, or null. */
export function ipv6Of(text: string): number[] | null {
  if (text.length > 45 || /:::/.test(text)) return null;
  const dotted = /^(.*:)(\d+(?:\.\d+){3})$/.exec(text);
  const last = dotted ? ipv4Of(dotted[2] ?? "") : null;
  if (dotted && last === null) return null;
  const hex =
    dotted && last !== null
      ? `${dotted[1]}${Math.floor(last / 65_536).toString(16)}:${(last % 65_536).toString(16)}`
      : text;
  const halves = hex.split("::");
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) =>
    half === "" ? [] : half.split(":"),
  );
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...Array<string>(missing).fill("0"), ...tail];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => parseInt(group, 16));
}

/** The longest run of zeros, the first of equals, becomes `::`. */
export function formatIpv6(groups: readonly number[]): string {
  const hex = groups.map((group) => group.toString(16)).join(":");
  const runs = [...hex.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)];
  const longest = runs.reduce(
    (best, { 0: run }) => (run.length > best.length ? run : best),
    "",
  );
  if (longest === "") return hex;
  const at = runs.find(({ 0: run }) => run === longest)?.index ?? 0;
  const head = hex.slice(0, at).replace(/:$/, "");
  const tail = hex.slice(at + longest.length).replace(/^:/, "");
  return `${head}::${tail}`;
}

export function cidr6(groups: readonly number[], prefix: number) {
  if (prefix > 128) return null;
  const base = groups.map((group, at) => {
    const bits = Math.min(16, Math.max(0, prefix - at * 16));
    return group & (0xffff << (16 - bits)) & 0xffff;
  });
  return `${formatIpv6(base)}/${prefix}`;
}

/** IANA IPv6 Special-Purpose Address Registry, checked 2026-11-22; multicast by RFC 4291. */
export function noteOfIpv6(groups: readonly number[]): RangeNote | null {
  const [first = 0, second = 0] = groups;
  if (first === 0x2001 && second === 0xdb8) return "documentation";
  if (first === 0x3fff && second < 0x1000) return "documentation";
  if ((first & 0xfe00) === 0xfc00) return "private";
  const isLinkOrMulticast = (first & 0xffc0) === 0xfe80 || first >= 0xff00;
  const isDiscard = first === 0x100 && groups.slice(1, 4).every((g) => g === 0);
  const isLow = groups.slice(0, 5).every((group) => group === 0);
  return isLinkOrMulticast || isDiscard || isLow ? "reserved" : null;
}

/** Times, hardware addresses and `a::b` of a program have colons too. */
function looksLikeAddress(run: string): boolean {
  if (run.length < 3 || run.length > 45) return false;
  const groups = run.split(":");
  const isHardware = groups.every((group) => group.length === 2);
  return (
    groups.length > 2 && !isHardware && (/\d/.test(run) || groups.length > 4)
  );
}
