import severity from "#db/reference/severity.json" with { type: "json" };
import type { Grounds } from "../vocabulary/grounds.ts";
import type { Band } from "../vocabulary/triage.ts";
import type { ScoringGrounds } from "./grounds.server.ts";
import { findModel } from "./model.server.ts";
import { describeBand, describeEscalators, describeTaken } from "./reasons.ts";
import { newestProvisional, standings } from "./standing.ts";

/** A scoring as it is read; `scoredBy` null: by the rules. */
type Stored = {
  version: number;
  modelVersion: number;
  band: Band;
  score: number;
  scoreBand: Band;
  scoredAt: Date;
  scoredBy: string | null;
  scoredByName: string | null;
  grounds: Grounds<ScoringGrounds>;
};

/**
 * The scoring that counts, why, what counted before it, and what newer answers suggest; null when none was made. The flags
 * are the report's own.
 */
export function whyBand(
  scorings: readonly Stored[],
  flags: readonly string[] = [],
) {
  const isSecondHand = flags.includes("second-hand");
  const [scoring, ...earlier] = standings(scorings);
  if (!scoring) return null;
  return {
    ...scoring,
    earlier: earlier.map((one, at) => ({
      ...pick(one),
      until: (earlier[at - 1] ?? scoring).scoredAt,
    })),
    suggestion: suggestionBeside(scoring, newestProvisional(scorings)),
    summary: describeBand(scoring),
    isSecondHand,
    grounds: groundsShown(scoring, isSecondHand),
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

/** In words, which follow from the ids and the version of the model. */
function groundsShown(
  { grounds, modelVersion }: Stored,
  isSecondHand: boolean,
) {
  if (grounds.is !== "known") return grounds;
  const model = findModel(modelVersion);
  return {
    is: grounds.is,
    escalators: describeEscalators(grounds.escalators, model, isSecondHand),
    rows: describeTaken(grounds.taken, model),
  };
}
