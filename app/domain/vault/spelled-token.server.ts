import { alphabet, grouped, isBase32, normalise } from "./code-alphabet.ts";
import { sha256 } from "./digest.server.ts";

const tokenBytes = 32;
/** 256 bits are 52 characters of 5 with 4 bits to spare: they check the others. */
const spelledLength = 52;

/**
 * A token as it is read out on a phone: 13 groups of four in the alphabet of access codes, in which nothing is misheard, capitals
 * and small letters are the same, and of sixteen slips fifteen are told from a token that was used.
 */
export function spelledToken(token: string): string[] {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== tokenBytes) throw new Error("that is no token of ours");
  const bits = [...bytes]
    .map((byte) => byte.toString(2).padStart(8, "0"))
    .join("");
  const characters = `${bits}${checkOf(bytes)}`
    .match(/.{5}/g)
    ?.map((five) => alphabet.charAt(parseInt(five, 2)));
  return grouped((characters ?? []).join(""), " ").split(" ");
}

/** The token that was spelled; what is no spelling of one, as it was typed: a link holds the token itself. */
export function tokenOfSpelled(typed: string): string {
  const characters = normalise(typed);
  if (characters.length !== spelledLength || !isBase32(characters))
    return typed;
  const bits = [...characters]
    .map((one) => alphabet.indexOf(one).toString(2).padStart(5, "0"))
    .join("");
  const octets = bits.slice(0, tokenBytes * 8).match(/.{8}/g) ?? [];
  const bytes = Buffer.from(octets.map((octet) => parseInt(octet, 2)));
  return bits.endsWith(checkOf(bytes)) ? bytes.toString("base64url") : typed;
}

function checkOf(bytes: Buffer): string {
  const [first = 0] = sha256(bytes);
  return (first >> 4).toString(2).padStart(4, "0");
}
