import { sha256 } from "@noble/hashes/sha2.js";
import { found, type Finder } from "./recognised.ts";

const base58 =
  /(?<![\p{L}\p{N}])[13][1-9A-HJ-NP-Za-km-z]{25,34}(?![\p{L}\p{N}])/gu;
const bech32 = /(?<![\p{L}\p{N}])bc1[ac-hj-np-z02-9]{11,71}(?![\p{L}\p{N}])/giu;
/** Monero: an address of its own, of a part of a wallet, and one with a number of payment. So long a word is nothing else. */
const monero =
  /(?<![\p{L}\p{N}])(?:[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}|4[1-9A-HJ-NP-Za-km-z]{105})(?![\p{L}\p{N}])/gu;
const ethereum = /(?<![\p{L}\p{N}])0x[0-9a-f]{40}(?![\p{L}\p{N}])/giu;

/** Checksums are worked out for no more: they are what takes time here. */
const mostChecked = 10_000;

/** Bitcoin addresses whose checksum holds, and addresses of Ethereum and Monero. */
export const findWallets: Finder = function* (text) {
  let checkedCount = 0;
  for (const { 0: address, index } of text.matchAll(base58)) {
    if (++checkedCount > mostChecked) break;
    if (isBase58Check(address))
      yield found("wallet", address, index, index + address.length);
  }
  for (const { 0: address, index } of text.matchAll(bech32))
    if (isBech32(address))
      yield found(
        "wallet",
        address.toLowerCase(),
        index,
        index + address.length,
      );
  for (const { 0: address, index } of text.matchAll(monero))
    yield found("wallet", address, index, index + address.length);
  for (const { 0: address, index } of text.matchAll(ethereum))
    yield found("wallet", address.toLowerCase(), index, index + address.length);
};

const digits58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** A version byte, 20 bytes, and the first four bytes of their double SHA-256. */
function isBase58Check(address: string): boolean {
  const bytes = new Uint8Array(25);
  for (const character of address) {
    let carry = digits58.indexOf(character);
    for (let at = 24; at >= 0; at--) {
      carry += 58 * (bytes[at] ?? 0);
      bytes[at] = carry % 256;
      carry = Math.floor(carry / 256);
    }
    if (carry > 0) return false;
  }
  const sum = sha256(sha256(bytes.subarray(0, 21)));
  return sum.subarray(0, 4).every((byte, at) => byte === bytes[21 + at]);
}

const digits32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** BIP 173 (1) and BIP 350 (0x2bc830a3). "bc" spreads to 3, 3, 0, 2, 3. One case throughout. */
function isBech32(address: string): boolean {
  const lower = address.toLowerCase();
  if (address !== lower && address !== address.toUpperCase()) return false;
  let sum = 1;
  const values = [...lower.slice(3)].map((each) => digits32.indexOf(each));
  for (const value of [3, 3, 0, 2, 3, ...values]) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generator.forEach((each, bit) => (sum ^= (top >>> bit) & 1 ? each : 0));
  }
  return sum === 1 || sum === 0x2bc830a3;
}
