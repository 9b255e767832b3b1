import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { accessCodeLength } from "../vault/access-code.ts";
import { openCarried, sealCarried } from "../vault/carried.server.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { randomBase32, randomBytes } from "../vault/random.server.ts";
import { phraseOf, type PhraseLanguage } from "./phrase-words.ts";

/** Long enough to write everything down, short enough that a left browser gives nothing away tomorrow. */
const offerMs = 3_600_000;

const schema = z.object({
  requestId: z.uuid(),
  /** As it was typed: whether a report has it is not looked up yet. */
  reference: z.string(),
  code: z.string(),
  weSay: z.string(),
  youAnswer: z.string(),
  atMs: z.int(),
});

/**
 * A new access code that opens nothing yet, and the phrases by which the caller and the person called recognise each
 * other. None of it is stored: the browser carries it until the last group of the code was typed back.
 */
export type LostCodeOffer = z.infer<typeof schema>;

export function makeOffer({
  reference,
  language,
  now,
}: {
  reference: string;
  language: PhraseLanguage;
  now: Date;
}): LostCodeOffer {
  return {
    requestId: uuidv7(),
    reference,
    code: randomBase32(accessCodeLength),
    weSay: phraseOf(language, randomBytes(3)),
    youAnswer: phraseOf(language, randomBytes(3)),
    atMs: now.getTime(),
  };
}

export function sealOffer(keyring: Keyring, offer: LostCodeOffer): string {
  return sealCarried(keyring, kind, offer);
}

/** Null when we did not seal it, or when its hour is over. */
export function openOffer(
  keyring: Keyring,
  token: string,
  now: Date,
): LostCodeOffer | null {
  const offer = schema.safeParse(openCarried(keyring, kind, token));
  const isOpen = offer.success && now.getTime() - offer.data.atMs < offerMs;
  return isOpen ? offer.data : null;
}

const kind = "lost-code";
