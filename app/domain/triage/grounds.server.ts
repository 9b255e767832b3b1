import { z } from "zod";
import { openedOrDamaged } from "../vault/damage.server.ts";
import { scoringPlace } from "../vault/places.ts";
import { openJson, sealJson, type ReportKey } from "../vault/seal.server.ts";
import type { Grounds } from "../vocabulary/grounds.ts";
import { categories } from "./model.ts";
import type { Scoring } from "./score.ts";

export type ScoringGrounds = Pick<Scoring, "taken" | "escalators">;

/** Labels, weights and sentences are not in it: they follow from the ids and the model's version. */
export function sealScoring(
  key: ReportKey,
  version: number,
  { taken, escalators }: ScoringGrounds,
): Buffer {
  const pairs = Object.entries(taken).map(([category, { option, because }]) => [
    category,
    [option, because],
  ]);
  const place = scoringPlace(key.reportId, version);
  return sealJson(key, place, { taken: Object.fromEntries(pairs), escalators });
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
});
