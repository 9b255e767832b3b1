import { hkdfSync } from "node:crypto";
import { keyedDigest } from "./digest.server.ts";
import type { KeySeed } from "./key-seed.server.ts";
import { openBytes, sealBytes } from "./seal.server.ts";

/** A term as the index holds it, and what tells it apart from the others under the same one. */
export type BlindTerm = { term: number; exact: number };

/**
 * The blind index of all that reports say. A term is 16 bits of a HMAC, so that several words share it, under a key that is
 * another one each month, so that no word of one month is seen to be that of another. Another 32 bits lie sealed: who has
 * the seed need not open the reports of the words beside.
 */
export class TextIndex {
  readonly #words: Buffer;
  readonly #exact: Buffer;
  readonly #months = new Map<number, Buffer>();

  constructor(seed: KeySeed) {
    this.#words = derived(seed, "landline/texts/v1");
    this.#exact = derived(seed, "landline/texts-exact/v1");
  }

  blind(month: number, text: string): BlindTerm {
    const digest = keyedDigest(this.#keyOf(month), "text", text);
    const term = month * 2 ** termBits + digest.readUInt16BE(0);
    return { term, exact: digest.readUInt32BE(2) };
  }

  /** In an order from which nothing of the texts is read. */
  seal(reportId: string, exact: readonly number[]): Buffer {
    const plain = Buffer.alloc(exact.length * exactBytes);
    const sorted = [...exact].sort((a, b) => a - b);
    sorted.forEach((each, at) => plain.writeUInt32BE(each, at * exactBytes));
    return sealBytes(this.#exact, Buffer.from(reportId), plain);
  }

  /** As it was sealed; null for what does not open: then nothing is found by it until it is indexed anew. */
  open(reportId: string, sealed: Buffer): Buffer | null {
    return openBytes(this.#exact, Buffer.from(reportId), sealed);
  }

  #keyOf(month: number): Buffer {
    const known = this.#months.get(month);
    if (known) return known;
    const key = keyedDigest(this.#words, "month", String(month));
    this.#months.set(month, key);
    return key;
  }
}

const exactBytes = 4;

/** Whether one of these was sealed in what was opened: thousands are asked for one search, so it is looked for where it would stand. */
export function holdsExact(opened: Buffer, exact: readonly number[]): boolean {
  return exact.some((sought) => {
    let [from, to] = [0, opened.length / exactBytes];
    while (from < to) {
      const middle = (from + to) >> 1;
      const found = opened.readUInt32BE(middle * exactBytes);
      if (found === sought) return true;
      if (found < sought) from = middle + 1;
      else to = middle;
    }
    return false;
  });
}

/** With the month before them a number of 31 bits, as Postgres's integer holds without a sign. */
const termBits = 16;
const lastMonth = 2 ** 15 - 1;

/** In which a report began, by its id of the seventh version: months since January 2000. */
export function monthOf(reportId: string): number {
  const began = new Date(parseInt(reportId.replace("-", "").slice(0, 12), 16));
  const month = (began.getUTCFullYear() - 2000) * 12 + began.getUTCMonth();
  return Math.min(lastMonth, Math.max(0, month));
}

function derived(seed: KeySeed, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", seed, "", purpose, 32));
}
