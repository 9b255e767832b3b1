import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import type { KeySeed } from "./key-seed.server.ts";

/**
 * The recovery seed as a person can print, read out and type: 24 words of a public list, each told by its first four
 * letters, with a check in the last (BIP 39).
 */
export function recoveryWordsOf(seed: KeySeed): string {
  return entropyToMnemonic(seed, wordlist);
}

/** However it was spaced, numbered and capitalised; null for what is no sheet, or has a word wrong. */
export function recoverySeedOf(typed: string): KeySeed | null {
  const words = typed.toLowerCase().match(/[a-z]+/g) ?? [];
  try {
    return Buffer.from(mnemonicToEntropy(words.join(" "), wordlist));
  } catch {
    return null;
  }
}
