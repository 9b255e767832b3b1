import type { ReportPage } from "#app/domain/desk/report-page.server.ts";
import { categories, findOption } from "#app/domain/triage/model.ts";
import { newestProvisional, standings } from "#app/domain/triage/standing.ts";
import { severityModel } from "#app/domain/triage/model.server.ts";
import { plain } from "#app/components/desk/words.ts";
import severity from "#db/reference/severity.json" with { type: "json" };

type StoredScoring = ReportPage["scorings"][number];

/** The scoring that counts as a table and sentences, what counted before it, and what newer answers suggest. */
export function whyBand(scorings: readonly StoredScoring[]) {
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

function pick({ version, band, score, scoredAt, scoredByName }: StoredScoring) {
  return { version, band, score, scoredAt, scoredByName };
}

function suggestionBeside(
  scoring: StoredScoring,
  provisional: StoredScoring | null,
) {
  const isNewer = provisional && provisional.version > scoring.version;
  return isNewer ? pick(provisional) : null;
}

/** Empty for a scoring by a model that is no longer here: its sentences still say why. */
function inputRows({ inputs, modelVersion, reasons }: StoredScoring) {
  if (modelVersion !== severityModel.version) return [];
  return categories
    .map((category) => {
      const chosen = inputs[category] ?? "";
      const option = findOption(severityModel, category, chosen);
      const title = plain(category);
      return {
        category: title,
        option: option.label,
        value: option.value,
        weight: option.weight,
        because: becauseOf(title, reasons),
      };
    })
    .sort((a, b) => b.weight * b.value - a.weight * a.value);
}

/** A category's sentence reads "Title: option (value, weight); because." */
function becauseOf(title: string, reasons: string[]): string {
  const sentence = reasons.find((each) => each.startsWith(`${title}: `));
  return sentence?.split("; ").at(-1)?.replace(/\.$/, "") ?? "";
}
