import type { RangeNote } from "../vocabulary/indicator.ts";

/** As a number; null for what is no address. A leading zero would mean octal to some. */
export function ipv4Of(dotted: string): number | null {
  const octets = dotted.split(".");
  const isOctet = (octet: string) =>
    /^(?:0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256;
  if (octets.length !== 4 || !octets.every(isOctet)) return null;
  return octets.reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

export function cidr4(address: number, prefix: number): string | null {
  if (prefix > 32) return null;
  const size = 2 ** (32 - prefix);
  return `${dottedOf(Math.floor(address / size) * size)}/${prefix}`;
}

export function dottedOf(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
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
