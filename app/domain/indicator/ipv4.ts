import { found, type Finder } from "./recognised.ts";
import type { RangeNote } from "../vocabulary/indicator.ts";

const pattern =
  /(?<![\p{L}\p{N}_.])(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?:\/(\d{1,2})(?![\d.])|[:.](\d{1,5})(?![\d.]))?(?![\p{L}\p{N}_]|-\p{L}|\.\d)/gu;

/** Four numbers after such a word are a version. */
const isVersion =
  /(?:version|release|firmware|build|\bver|\brev|\bv)[."']?\s?[:=]?\s?(?:is |es )?["']?$/i;

/** IPv4 addresses, blocks (`/24`) and the port after an address (`:443`, or tcpdump's `.443`). Netmasks are none. */
export const findIpv4: Finder = function* (text) {
  for (const match of text.matchAll(pattern)) {
    const { 0: all, 1: dotted = "", 2: prefix, 3: port, index } = match;
    const address = ipv4Of(dotted);
    if (address === null || isMask(address)) continue;
    if (isVersion.test(text.slice(Math.max(0, index - 16), index))) continue;
    const end = index + all.length;
    const block = prefix === undefined ? null : cidr4(address, Number(prefix));
    if (block) yield found("cidr", block, index, end, noteOfIpv4(address));
    else {
      const addressEnd = index + dotted.length;
      yield found("ipv4", dotted, index, addressEnd, noteOfIpv4(address));
      if (isPort(port)) yield found("port", port, end - port.length, end);
    }
  }
};

/** As a number; null for what is no address. A leading zero would mean octal to some. */
export function ipv4Of(dotted: string): number | null {
  const octets = dotted.split(".");
  const isOctet = (octet: string) =>
    /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256;
  if (octets.length !== 4 || !octets.every(isOctet)) return null;
  return octets.reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

function cidr4(address: number, prefix: number): string | null {
  if (prefix > 32) return null;
  const size = 2 ** (32 - prefix);
  const base = Math.floor(address / size) * size;
  const octets = [24, 16, 8, 0].map((shift) => (base >>> shift) & 255);
  return `${octets.join(".")}/${prefix}`;
}

export function isPort(text: string | undefined): text is string {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) && +text < 65_536;
}

/** IANA IPv4 Special-Purpose Address Registry, checked 2026-11-22; multicast by RFC 5771. */
const ranges: readonly (readonly [block: string, note: RangeNote])[] = [
  ["0.0.0.0/8", "reserved"],
  ["10.0.0.0/8", "private"],
  ["100.64.0.0/10", "private"],
  ["127.0.0.0/8", "reserved"],
  ["169.254.0.0/16", "reserved"],
  ["172.16.0.0/12", "private"],
  ["192.0.0.0/24", "reserved"],
  ["192.0.2.0/24", "documentation"],
  ["192.168.0.0/16", "private"],
  ["198.18.0.0/15", "reserved"],
  ["198.51.100.0/24", "documentation"],
  ["203.0.113.0/24", "documentation"],
  ["224.0.0.0/4", "reserved"],
  ["240.0.0.0/4", "reserved"],
];

export function noteOfIpv4(address: number): RangeNote | null {
  const within = ranges.find(
    ([block]) => cidr4(address, Number(block.split("/")[1])) === block,
  );
  return within?.[1] ?? null;
}

/** 255.255.255.0, or 0.0.0.255 as access lists turn it round. */
function isMask(address: number): boolean {
  const isRun = (bits: number) => Number.isInteger(Math.log2(bits + 1));
  const isNetmask = address >= 0xff000000 && isRun(2 ** 32 - 1 - address);
  return isNetmask || (address > 0 && address < 2 ** 24 && isRun(address));
}
