import { meets } from "../facts/condition.ts";
import type { ReportFacts } from "../facts/facts.ts";
import { chooseInputs, type Choice } from "./inputs.ts";
import type { Category, Inputs, SeverityModel } from "./model.ts";
import { bandOf, moreSevere, weightedScore } from "./nciss.ts";
import type { Band } from "../vocabulary/triage.ts";

export type Scoring = {
  modelVersion: number;
  /** Of each category the option taken, and why. */
  taken: Record<Category, Choice>;
  /** 0 to 100, rounded down so that the number never looks like a higher band than the exact score has. */
  score: number;
  /** Of the score alone. */
  scoreBand: Band;
  /** After escalators. */
  band: Band;
  /** Ids of those that held. */
  escalators: string[];
};

/** NCISS from the reporter's facts, and the escalators beside it. Provisional until a responder confirms it. */
export function scoreReport(facts: ReportFacts, model: SeverityModel): Scoring {
  const taken = chooseInputs(facts);
  const exact = weightedScore(optionsOf(taken), model);
  const scoreBand = bandOf(exact, model);
  const escalators = model.escalators.filter(
    ({ when }) => meets(when, { ...facts, band: null }) !== null,
  );
  return {
    modelVersion: model.version,
    taken,
    score: Math.floor(exact),
    scoreBand,
    band: escalators.reduce(
      (band, { atLeast, whenHeard = atLeast }) =>
        moreSevere(band, facts.isSecondHand ? whenHeard : atLeast),
      scoreBand,
    ),
    escalators: escalators.map(({ id }) => id),
  };
}

export function optionsOf(choices: Record<Category, Choice>): Inputs {
  const of = (category: Category) => choices[category].option;
  return {
    "functional-impact": of("functional-impact"),
    "observed-activity": of("observed-activity"),
    "location-of-activity": of("location-of-activity"),
    actor: of("actor"),
    "information-impact": of("information-impact"),
    recoverability: of("recoverability"),
    "cross-sector-dependency": of("cross-sector-dependency"),
    "potential-impact": of("potential-impact"),
  };
}
