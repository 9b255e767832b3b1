import { z } from "zod";
import type { Headline } from "../report/headline.ts";
import {
  type KeyHolder,
  type SealedKey,
} from "../unit-key/report-key.server.ts";
import { headlinePlace } from "../vault/places.ts";
import { openJson, type ReportKey } from "../vault/seal.server.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import type { Opened } from "../vault/opened.ts";
import { keyOrDamaged } from "./report-key.server.ts";

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
): Opened<Headline> | null {
  if (!report.headlineSealed) return null;
  const { headlineSealed } = report;
  const key = keyOrDamaged(holder, report.id, report);
  if (key?.is !== "opened") return key;
  return openHeadlineWith(key.value, headlineSealed);
}

export function openHeadlineWith(
  key: ReportKey,
  sealed: Buffer,
): Opened<Headline> {
  const place = headlinePlace(key.reportId);
  return openedOrDamaged(() => openJson(key, place, sealed, headlineSchema));
}
