import severity from "#db/reference/severity.json" with { type: "json" };
import type { Grounds } from "../vocabulary/grounds.ts";
import type { Band } from "../vocabulary/triage.ts";
import type { ScoringGrounds } from "./grounds.server.ts";
import { findModel } from "./model.server.ts";
import { startOfForm } from "./judge.ts";
import {
  categoryTitles,
  describeBand,
  describeEscalators,
  describeTaken,
} from "./reasons.ts";
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
    judgement: judgementOf(scoring),
    changes: changesSince(earlier[0], scoring),
    earlier: earlier.map((one, at) => ({
      ...pick(one),
      judgement: judgementOf(one),
      changes: changesSince(earlier[at + 1], one),
      until: (earlier[at - 1] ?? scoring).scoredAt,
    })),
    suggestion: suggestionBeside(scoring, newestProvisional(scorings)),
    summary: describeBand(scoring),
    isSecondHand,
    grounds: groundsShown(scoring, isSecondHand),
    form: formOf(scorings, scoring, isSecondHand),
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

/** Why a person set it so; null by the rules, without words, or where it does not open. */
function judgementOf({ grounds, modelVersion }: Stored) {
  const judgement = grounds.is === "known" ? grounds.judgement : undefined;
  if (!judgement) return null;
  const { lifted, reason } = judgement;
  const model = findModel(modelVersion);
  return {
    reason,
    lifted: describeEscalators(lifted, model).map((one) => one.reason),
  };
}

/** In which categories a scoring differs from the one before it, in words. */
function changesSince(before: Stored | undefined, after: Stored) {
  if (before?.grounds.is !== "known" || after.grounds.is !== "known") return [];
  const { modelVersion } = before;
  const from = describeTaken(before.grounds.taken, findModel(modelVersion));
  return describeTaken(after.grounds.taken, findModel(after.modelVersion))
    .map(({ category, option: to }) => {
      const was = from.find((row) => row.category === category)?.option ?? to;
      return { category, from: was, to };
    })
    .filter((row) => row.from !== row.to);
}

/** What a confirmation starts from; null where the newest answers' scoring does not open or its model is gone. */
function formOf(
  scorings: readonly Stored[],
  { scoredBy, grounds }: Stored,
  isSecondHand: boolean,
) {
  const derived = newestProvisional(scorings);
  const model = derived && findModel(derived.modelVersion);
  if (!model || derived.grounds.is !== "known") return null;
  const isJudged = scoredBy !== null && grounds.is === "known";
  const { taken, escalators } = startOfForm(
    derived.grounds,
    isJudged ? grounds : null,
  );
  return {
    taken: taken.map((row) => ({
      ...row,
      title: categoryTitles[row.category],
    })),
    escalators: escalators.flatMap(({ id, isLifted }) =>
      describeEscalators([id], model, isSecondHand).map((one) => ({
        ...one,
        isLifted,
      })),
    ),
  };
}
