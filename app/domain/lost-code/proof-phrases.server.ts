import { z } from "zod";
import type { CurrentKey } from "../unit-key/chain.server.ts";
import type { KeyHolder } from "../unit-key/report-key.server.ts";
import { bindingOfCode } from "../vault/code-key.server.ts";
import { openWithSeed, sealToHalf } from "../vault/key-seed.server.ts";
import { CannotOpen } from "../vault/seal.server.ts";

export type ProofPhrases = { weSay: string; youAnswer: string };

/** The code that a request was made for, as its row holds it. */
type OfRequest = { id: string; codeLookup: Buffer; publicKey: Buffer };

const schema = z.object({
  weSay: z.string(),
  youAnswer: z.string(),
  binding: z.string(),
});

/** A copy for each unit that may call: its id, the number of its key, and the phrases sealed to it. */
const copiesSchema = z.array(z.tuple([z.string(), z.int(), z.string()]));

/**
 * The phrases, sealed for the units that may call, by somebody whose report cannot be opened here; together with a print of
 * the code that they belong to. So somebody who can write to the database, but does not know the phrases, cannot put
 * another code in its place.
 */
export function sealPhrases(
  keys: readonly CurrentKey[],
  request: OfRequest,
  { weSay, youAnswer }: ProofPhrases,
): Buffer {
  const words = { weSay, youAnswer, binding: bindingOfCode(request) };
  const plain = Buffer.from(JSON.stringify(words).padEnd(wordsBytes));
  const copies = keys.map(({ unitId, number, half }) => [
    unitId,
    number,
    sealToHalf(half, copyOf(request.id, unitId, number), plain).toString(
      "base64url",
    ),
  ]);
  return Buffer.from(JSON.stringify(copies));
}

/**
 * Null for a unit that it was not sealed to, as it had no part then.
 * @throws CannotOpen for a request whose row was changed since it was made
 */
export function openPhrases(
  { unitId, keys }: KeyHolder,
  request: OfRequest & { phrasesSealed: Buffer },
): ProofPhrases | null {
  const copies = copiesSchema.safeParse(jsonIn(request.phrasesSealed));
  if (!copies.success) throw changed(request);
  const copy = copies.data.find(([of]) => of === unitId);
  const seed = copy && keys?.unitSeed(copy[1]);
  if (!copy || !seed) return null;
  const [, number, sealed] = copy;
  const belongsTo = copyOf(request.id, unitId, number);
  const plain = openWithSeed(seed, belongsTo, Buffer.from(sealed, "base64url"));
  const opened = schema.safeParse(plain && jsonIn(plain)).data;
  if (opened?.binding !== bindingOfCode(request)) throw changed(request);
  const { weSay, youAnswer } = opened;
  return { weSay, youAnswer };
}

function changed({ id }: OfRequest): CannotOpen {
  return new CannotOpen({ kind: "lost_code.phrases_sealed", row: id });
}

/** Room for two phrases of three words, a print, and what JSON adds. */
const wordsBytes = 512;

const copyOf = (requestId: string, unitId: string, number: number) => [
  "lost_code",
  requestId,
  unitId,
  String(number),
];

/** Null for what is none: whoever can write to the database can seal any words. */
function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}
