import type { Band } from "../vocabulary/triage.ts";
import { categories, findOption, type Category } from "./categories.ts";
import type { SeverityModel } from "./model.ts";
import type { Scoring } from "./score.ts";

/** The band, and whether the score alone gives it. For the desk, in English. */
export function describeBand({
  score,
  scoreBand,
  band,
}: Pick<Scoring, "score" | "scoreBand" | "band">): string {
  return band === scoreBand
    ? `${titleOf(band)}: the score is ${score} of 100.`
    : `${titleOf(band)}: the score of ${score} alone would be ${titleOf(scoreBand)}, and an escalator raises it.`;
}

/**
 * What raised the band, and how far: less where the report is second-hand. By a model that is no longer here, an escalator
 * has its id alone.
 */
export function describeEscalators(
  ids: readonly string[],
  model: SeverityModel | null,
  isSecondHand = false,
) {
  return ids.map((id) => {
    const found = model?.escalators.find((one) => one.id === id);
    if (!found) return { id, reason: plain(id), atLeast: null };
    const { reason, atLeast, whenHeard = atLeast } = found;
    return { id, reason, atLeast: isSecondHand ? whenHeard : atLeast };
  });
}

/**
 * How each category was taken and why, what weighs most first. By a model that is no longer here, an option has its id
 * alone, and nobody knows what it weighed.
 */
export function describeTaken(
  taken: Scoring["taken"],
  model: SeverityModel | null,
) {
  const rows = categories.map((category) => {
    const { option, because } = taken[category];
    const found = model && findOption(model, category, option);
    return {
      category: categoryTitles[category],
      option: found?.label ?? plain(option),
      because,
      value: found?.value ?? null,
      weight: found?.weight ?? null,
    };
  });
  return rows.sort((a, b) => weighed(b) - weighed(a));
}

type Weighed = { value: number | null; weight: number | null };

function weighed({ value, weight }: Weighed): number {
  return (value ?? 0) * (weight ?? 0);
}

function plain(id: string): string {
  return id.replaceAll("-", " ");
}

function titleOf(band: Band): string {
  return band.charAt(0).toUpperCase() + band.slice(1);
}

export const categoryTitles = {
  "functional-impact": "Functional impact",
  "observed-activity": "Observed activity",
  "location-of-activity": "Location of activity",
  actor: "Actor",
  "information-impact": "Information impact",
  recoverability: "Recoverability",
  "cross-sector-dependency": "Cross-sector dependency",
  "potential-impact": "Potential impact",
} satisfies Record<Category, string>;
