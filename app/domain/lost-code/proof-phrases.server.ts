import { z } from "zod";
import { bindingOfCode } from "../vault/code-key.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { CannotOpen } from "../vault/seal.server.ts";
import {
  openWordsWithOperations,
  sealWordsToOperations,
} from "../vault/wrap.server.ts";

export type ProofPhrases = { weSay: string; youAnswer: string };

/** The code that a request was made for, as its row holds it. */
type OfRequest = { id: string; codeLookup: Buffer; publicKey: Buffer };

const schema = z.object({
  weSay: z.string(),
  youAnswer: z.string(),
  binding: z.string(),
});

/**
 * The phrases, sealed for the desk together with a print of the code that they belong to. So somebody who can write to
 * the database, but does not know the phrases, cannot put another code in its place.
 */
export function sealPhrases(
  keyring: Keyring,
  request: OfRequest,
  { weSay, youAnswer }: ProofPhrases,
): Buffer {
  const sealed = { weSay, youAnswer, binding: bindingOfCode(request) };
  return sealWordsToOperations(keyring, request.id, JSON.stringify(sealed));
}

/** @throws CannotOpen on the public surface, and for a request whose row was changed since it was made */
export function openPhrases(
  keyring: Keyring,
  request: OfRequest & { phrasesSealed: Buffer },
): ProofPhrases {
  const { id, phrasesSealed } = request;
  const words = openWordsWithOperations(keyring, id, phrasesSealed);
  const opened = readSealed(words);
  if (opened?.binding !== bindingOfCode(request))
    throw new CannotOpen("a request for a new code");
  const { weSay, youAnswer } = opened;
  return { weSay, youAnswer };
}

/** Null for anything that we did not write, JSON or not: whoever can write to the database can seal any words. */
function readSealed(words: string): z.infer<typeof schema> | null {
  try {
    return schema.safeParse(JSON.parse(words)).data ?? null;
  } catch {
    return null;
  }
}
