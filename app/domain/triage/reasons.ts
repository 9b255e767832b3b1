import type { Choice } from "./inputs.ts";
import {
  categories,
  findOption,
  type Category,
  type SeverityModel,
} from "./model.ts";
import type { Scoring } from "./score.ts";
import type { Band } from "../vocabulary/triage.ts";

/** Why this band, in words for the desk: the band, what raised it, then the categories that weigh most. */
export function describeReasons(
  scoring: Omit<Scoring, "reasons">,
  choices: Record<Category, Choice>,
  model: SeverityModel,
): string[] {
  return [
    describeBand(scoring),
    ...scoring.escalators.map(
      ({ atLeast, reason }) => `At least ${titleOf(atLeast)}: ${reason}.`,
    ),
    ...byWeight(choices, model).map(
      ({ category, option, because }) =>
        `${categoryTitles[category]}: ${option.label} (${option.value} of 100, weight ${option.weight}); ${because}.`,
    ),
  ];
}

/** Why a category was taken as it was, from the sentences that a scoring was stored with; empty where none says. */
export function becauseOf(
  category: Category,
  reasons: readonly string[],
): string {
  const title = `${categoryTitles[category]}: `;
  const sentence = reasons.find((each) => each.startsWith(title));
  return sentence?.split("; ").at(-1)?.replace(/\.$/, "") ?? "";
}

function describeBand({
  score,
  scoreBand,
  band,
}: Pick<Scoring, "score" | "scoreBand" | "band">): string {
  return band === scoreBand
    ? `${titleOf(band)}: the score is ${score} of 100.`
    : `${titleOf(band)}: the score of ${score} alone would be ${titleOf(scoreBand)}, and an escalator raises it.`;
}

function titleOf(band: Band): string {
  return band.charAt(0).toUpperCase() + band.slice(1);
}

function byWeight(choices: Record<Category, Choice>, model: SeverityModel) {
  return categories
    .map((category) => {
      const { option, because } = choices[category];
      const found = findOption(model, category, option);
      return { category, option: found, because };
    })
    .sort(
      (a, b) =>
        b.option.weight * b.option.value - a.option.weight * a.option.value,
    );
}

export const categoryTitles: Record<Category, string> = {
  "functional-impact": "Functional impact",
  "observed-activity": "Observed activity",
  "location-of-activity": "Location of activity",
  actor: "Actor",
  "information-impact": "Information impact",
  recoverability: "Recoverability",
  "cross-sector-dependency": "Cross-sector dependency",
  "potential-impact": "Potential impact",
};
