import severity from "#db/reference/severity.json" with { type: "json" };
import type { Band } from "../vocabulary/triage.ts";
import { severityModel } from "./model.server.ts";
import { categories, findOption } from "./model.ts";
import { becauseOf, categoryTitles } from "./reasons.ts";
import { newestProvisional, standings } from "./standing.ts";

/** A scoring as it is stored; `scoredBy` null: by the rules. */
type Stored = {
  version: number;
  modelVersion: number;
  band: Band;
  score: number;
  scoredAt: Date;
  scoredBy: string | null;
  scoredByName: string | null;
  inputs: Record<string, string>;
  reasons: readonly string[];
};

/** The scoring that counts, why, what counted before it, and what newer answers suggest; null when none was made. */
export function whyBand<Scoring extends Stored>(scorings: readonly Scoring[]) {
  const [scoring, ...earlier] = standings(scorings);
  if (!scoring) return null;
  const { inputs, reasons, ...rest } = scoring;
  return {
    ...rest,
    earlier: earlier.map((one, at) => ({
      ...pick(one),
      until: (earlier[at - 1] ?? scoring).scoredAt,
    })),
    suggestion: suggestionBeside(scoring, newestProvisional(scorings)),
    summary: reasons[0] ?? "",
    rows: inputRows(scoring),
    model: { source: severity.source, checkedOn: severity.checkedOn },
  };
}

function pick({ version, band, score, scoredAt, scoredByName }: Stored) {
  return { version, band, score, scoredAt, scoredByName };
}

function suggestionBeside(scoring: Stored, provisional: Stored | null) {
  const isNewer = provisional && provisional.version > scoring.version;
  return isNewer ? pick(provisional) : null;
}

/** What weighs most first. Empty for a scoring by a model that is no longer here: its sentences still say why. */
function inputRows({ inputs, modelVersion, reasons }: Stored) {
  if (modelVersion !== severityModel.version) return [];
  return categories
    .map((category) => {
      const chosen = inputs[category] ?? "";
      const option = findOption(severityModel, category, chosen);
      return {
        category: categoryTitles[category],
        option: option.label,
        value: option.value,
        weight: option.weight,
        because: becauseOf(category, reasons),
      };
    })
    .sort((a, b) => b.weight * b.value - a.weight * a.value);
}
