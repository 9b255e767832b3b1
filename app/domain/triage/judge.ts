import type { Band } from "../vocabulary/triage.ts";
import type { Judgement } from "./grounds.server.ts";
import {
  byCategory,
  categories,
  type Category,
  type Inputs,
} from "./categories.ts";
import type { Choice } from "./inputs.ts";
import type { SeverityModel } from "./model.ts";
import { bandOf, moreSevere, weightedScore } from "./nciss.ts";
import { describeEscalators } from "./reasons.ts";
import { optionsOf, type Scoring } from "./score.ts";

type Grounds = Pick<Scoring, "taken" | "escalators"> & {
  judgement?: Judgement;
};

type Judging = {
  /** What the newest answers give. */
  derived: Pick<Scoring, "taken" | "escalators">;
  /** What a responder set before, where one did. */
  before: Grounds | null;
  inputs: Inputs;
  /** Ids of escalators that raise nothing from now on. */
  lifted: readonly string[];
  isSecondHand: boolean;
  byName: string;
  now: Date;
};

/** A responder's own scoring, and whether it differs from what the answers give: then they have to say why. */
export function judge(
  judging: Judging,
  model: SeverityModel,
): { scoring: Scoring; lifted: string[]; differs: boolean } {
  const { derived, lifted, isSecondHand } = judging;
  const taken = byCategory((category) => choiceOf(judging, category));
  const exact = weightedScore(optionsOf(taken), model);
  const scoreBand = bandOf(exact, model);
  const escalators = derived.escalators.filter((id) => !lifted.includes(id));
  const floors = describeEscalators(escalators, model, isSecondHand);
  const band = floors.reduce<Band>(
    (most, { atLeast }) => (atLeast ? moreSevere(most, atLeast) : most),
    scoreBand,
  );
  return {
    scoring: {
      ...{ modelVersion: model.version, taken, escalators },
      ...{ score: Math.floor(exact), scoreBand, band },
    },
    lifted: derived.escalators.filter((id) => lifted.includes(id)),
    differs:
      escalators.length < derived.escalators.length ||
      categories.some((each) => taken[each] !== derived.taken[each]),
  };
}

function choiceOf(
  { derived, before, inputs, byName, now }: Judging,
  category: Category,
): Choice {
  const option = inputs[category];
  if (derived.taken[category].option === option) return derived.taken[category];
  const earlier = before?.taken[category];
  if (earlier?.option === option && isByHand(earlier)) return earlier;
  const day = now.toLocaleDateString("en-US", {
    ...{ month: "short", day: "numeric", timeZone: "UTC" },
  });
  return { option, because: `${byHand}${byName}, ${day} (UTC)` };
}

const byHand = "set by ";

/** The rules give no reason that begins so. */
function isByHand({ because }: Choice): boolean {
  return because.startsWith(byHand);
}

/**
 * What the form of a confirmation starts from: the answers' options, save where a responder set one by hand and it still
 * stands.
 */
export function startOfForm(
  derived: Pick<Scoring, "taken" | "escalators">,
  before: Grounds | null,
) {
  const lifted = before?.judgement?.lifted ?? [];
  return {
    taken: categories.map((category) => {
      const earlier = before?.taken[category];
      const { option, because } = derived.taken[category];
      const kept = earlier && isByHand(earlier) ? earlier : null;
      return {
        category,
        option: kept?.option ?? option,
        because: kept?.because ?? because,
        derived: option,
      };
    }),
    escalators: derived.escalators.map((id) => ({
      id,
      isLifted: lifted.includes(id),
    })),
  };
}
