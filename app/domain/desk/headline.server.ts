import { z } from "zod";
import type { Headline } from "../report/headline.ts";
import type { Keyring } from "../vault/keyring.server.ts";
import { headlinePlace } from "../vault/places.ts";
import { openJson, type ReportKey } from "../vault/seal.server.ts";
import { openWithOperations } from "../vault/wrap.server.ts";

/** What the queue shows of the contents: who, and what happened in one line. */
const headlineSchema: z.ZodType<Headline> = z.object({
  organisation: z.string().nullable(),
  line: z.string(),
});

export type SealedHeadline = {
  id: string;
  operationsKeyNumber: number | null;
  operationsKeySealed: Buffer | null;
  headlineSealed: Buffer | null;
};

/** @throws CannotOpen on a surface without the operations key; null for a draft */
export function openHeadline(
  keyring: Keyring,
  report: SealedHeadline,
): Headline | null {
  if (!report.headlineSealed) return null;
  const key = openWithOperations(keyring, report);
  return openHeadlineWith(key, report.headlineSealed);
}

export function openHeadlineWith(key: ReportKey, sealed: Buffer): Headline {
  const place = headlinePlace(key.reportId);
  return headlineSchema.parse(openJson(key, place, sealed));
}
