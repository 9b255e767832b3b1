type Chosen = { unitId: string; ruleId: string; reason: string };

/** A decision of the rules as it is stored. */
type Decision = {
  version: number;
  rulesVersion: number;
  decidedAt: Date;
  verdict: {
    primary: Chosen;
    joint: readonly Chosen[];
    withheld: readonly Chosen[];
    fired: readonly { ruleId: string; facts: readonly Fact[] }[];
  };
};

type Fact = { fact: string; words: readonly (string | boolean)[] };

type Assigned = { unitId: string; part: string; state: string };

/** What the rules said last, with the facts that made each of them fire, and whom they had named before. */
export function whyUnit(
  [decision, ...earlier]: readonly Decision[],
  assignments: readonly Assigned[],
) {
  if (!decision) return null;
  const { rulesVersion, decidedAt, verdict } = decision;
  const { primary, joint, withheld, fired } = verdict;
  const factsOf = (ruleId: string) =>
    fired.find((each) => each.ruleId === ruleId)?.facts ?? [];
  const said =
    (part: "primary" | "joint" | "withheld") => (chosen: Chosen) => ({
      ...chosen,
      part,
      facts: factsOf(chosen.ruleId),
    });
  return {
    rulesVersion,
    decidedAt,
    wouldLead: wouldLead(primary.unitId, assignments),
    earlier: earlier.map(earlierDecision),
    rules: [
      said("primary")(primary),
      ...joint.map(said("joint")),
      ...withheld.map(said("withheld")),
    ],
  };
}

/** The unit that the rules would choose now, where another leads. */
function wouldLead(
  chosenId: string,
  assignments: readonly Assigned[],
): string | null {
  const leading = assignments.find(
    ({ part, state }) =>
      part === "primary" && (state === "offered" || state === "accepted"),
  );
  return leading && leading.unitId !== chosenId ? chosenId : null;
}

function earlierDecision({ version, decidedAt, verdict }: Decision) {
  const { primary, joint } = verdict;
  const unitIds = [primary, ...joint].map(({ unitId }) => unitId);
  return { version, decidedAt, unitIds };
}
