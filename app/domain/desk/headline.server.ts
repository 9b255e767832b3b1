import { z } from "zod";
import type { Headline } from "../report/headline.ts";
import {
  openReportKey,
  type KeyHolder,
  type SealedKey,
} from "../unit-key/report-key.server.ts";
import { headlinePlace } from "../vault/places.ts";
import { openJson, type ReportKey } from "../vault/seal.server.ts";

/** What the queue shows of the contents: who, and what happened in one line. */
const headlineSchema: z.ZodType<Headline> = z.object({
  organisation: z.string().nullable(),
  line: z.string(),
});

export type SealedHeadline = SealedKey & {
  id: string;
  headlineSealed: Buffer | null;
};

/** Null for a draft, and for a report that does not open for this person's unit yet. */
export function openHeadline(
  holder: KeyHolder,
  report: SealedHeadline,
): Headline | null {
  if (!report.headlineSealed) return null;
  const key = openReportKey(holder, report.id, report);
  return key && openHeadlineWith(key, report.headlineSealed);
}

export function openHeadlineWith(key: ReportKey, sealed: Buffer): Headline {
  const place = headlinePlace(key.reportId);
  return headlineSchema.parse(openJson(key, place, sealed));
}
