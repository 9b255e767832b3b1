import { meets, type Condition } from "../facts/condition.ts";
import type { ReportFacts } from "../facts/facts.ts";
import { chooseInputs, type Choice } from "./inputs.ts";
import { byCategory, type Category, type Inputs } from "./categories.ts";
import type { SeverityModel } from "./model.ts";
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
  const held = model.escalators
    .filter(({ when }) => meets(when, { ...facts, band: null }) !== null)
    .map((one) => ({ ...one, raisesTo: raisedBy(one, facts) }));
  const band = held.reduce((b, e) => moreSevere(b, e.raisesTo), scoreBand);
  const counted = held.filter(
    ({ when, raisesTo }) => !isOfOpen(when) || raisesTo === band,
  );
  return {
    modelVersion: model.version,
    taken,
    score: Math.floor(exact),
    scoreBand,
    band,
    escalators: counted.map(({ id }) => id),
  };
}

/** The band that an escalator which holds raises to. */
function raisedBy(
  { atLeast, whenHeard = atLeast }: SeverityModel["escalators"][number],
  { isSecondHand }: ReportFacts,
): Band {
  return isSecondHand ? whenHeard : atLeast;
}

/** It holds because something is not known: nothing to tell where what is known weighs more. */
function isOfOpen(when: Condition): boolean {
  const clauses = "all" in when ? when.all : when.any;
  return clauses.some(({ fact }) => fact === "open");
}

export function optionsOf(choices: Record<Category, Choice>): Inputs {
  return byCategory((category) => choices[category].option);
}
