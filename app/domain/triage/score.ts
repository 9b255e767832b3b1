import { meets } from "../facts/condition.ts";
import type { ReportFacts } from "../facts/facts.ts";
import { chooseInputs, type Choice } from "./inputs.ts";
import type { Category, Inputs, SeverityModel } from "./model.ts";
import { bandOf, moreSevere, weightedScore } from "./nciss.ts";
import { describeReasons } from "./reasons.ts";
import type { Band } from "../vocabulary/triage.ts";

export type Scoring = {
  modelVersion: number;
  inputs: Inputs;
  /** 0 to 100, rounded down so that the number never looks like a higher band than the exact score has. */
  score: number;
  /** Of the score alone. */
  scoreBand: Band;
  /** After escalators. */
  band: Band;
  escalators: Escalated[];
  /** For the desk, in English: the band first, then what raised it, then each category. */
  reasons: string[];
};

type Escalated = { id: string; atLeast: Band; reason: string };

/** NCISS from the reporter's facts, and the escalators beside it. Provisional until a responder confirms it. */
export function scoreReport(facts: ReportFacts, model: SeverityModel): Scoring {
  const choices = chooseInputs(facts);
  const inputs = optionsOf(choices);
  const exact = weightedScore(inputs, model);
  const scoreBand = bandOf(exact, model);
  const escalators = escalatorsOf(facts, model);
  const scored = {
    modelVersion: model.version,
    inputs,
    score: Math.floor(exact),
    scoreBand,
    band: escalators.reduce((b, e) => moreSevere(b, e.atLeast), scoreBand),
    escalators,
  };
  return { ...scored, reasons: describeReasons(scored, choices, model) };
}

function optionsOf(choices: Record<Category, Choice>): Inputs {
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

function escalatorsOf(facts: ReportFacts, model: SeverityModel): Escalated[] {
  return model.escalators
    .filter(({ when }) => meets(when, { ...facts, band: null }) !== null)
    .map(({ id, atLeast, reason }) => ({ id, atLeast, reason }));
}
