import sodium from "sodium-native";
import { alphabet, checkCharacter } from "./code-alphabet.ts";

export function randomBytes(count: number): Buffer {
  const bytes = Buffer.alloc(count);
  sodium.randombytes_buf(bytes);
  return bytes;
}

/** `length` characters, 5 random bits each but the last, which is the check character. */
export function randomBase32(length: number): string {
  // 32 divides 256, so the low five bits of a byte are unbiased.
  const body = Array.from(randomBytes(length - 1), (byte) =>
    alphabet.charAt(byte & 31),
  ).join("");
  return body + checkCharacter(body);
}
