import { z } from "zod";
import { openedOrDamaged } from "../vault/damage.server.ts";
import { scoringPlace } from "../vault/places.ts";
import { openJson, sealJson, type ReportKey } from "../vault/seal.server.ts";
import type { Grounds } from "../vocabulary/grounds.ts";
import { categories } from "./categories.ts";
import type { Scoring } from "./score.ts";

/** Of a responder's scoring: the escalators that they lifted, and why it differs from what the answers give. */
export type Judgement = { lifted: string[]; reason: string };

export type ScoringGrounds = Pick<Scoring, "taken" | "escalators"> & {
  judgement?: Judgement;
};

/** Labels, weights and sentences are not in it: they follow from the ids and the model's version. */
export function sealScoring(
  key: ReportKey,
  version: number,
  { taken, escalators, judgement }: ScoringGrounds,
): Buffer {
  const pairs = Object.entries(taken).map(([category, { option, because }]) => [
    category,
    [option, because],
  ]);
  const place = scoringPlace(key.reportId, version);
  const options = Object.fromEntries(pairs);
  return sealJson(key, place, { taken: options, escalators, judgement });
}

export function openScoring(
  key: ReportKey | null,
  { version, groundsSealed }: { version: number; groundsSealed: Buffer | null },
): Grounds<ScoringGrounds> {
  if (!groundsSealed) return { is: "not-kept" };
  if (!key) return { is: "sealed" };
  const place = scoringPlace(key.reportId, version);
  const opened = openedOrDamaged(() =>
    openJson(key, place, groundsSealed, groundsSchema),
  );
  return opened.is === "damaged" ? opened : { is: "known", ...opened.value };
}

const groundsSchema = z.object({
  taken: z.record(
    z.enum(categories),
    z
      .tuple([z.string(), z.string()])
      .transform(([option, because]) => ({ option, because })),
  ),
  escalators: z.array(z.string()),
  judgement: z
    .object({ lifted: z.array(z.string()), reason: z.string() })
    .optional(),
});
