import { saidBy, type Seen } from "../routing/rule-words.ts";
import type { Rules } from "../routing/rules.ts";
import type { Grounds } from "../vocabulary/grounds.ts";

/** A decision of the rules as it is read. */
type Decision = {
  version: number;
  rulesVersion: number;
  decidedAt: Date;
  rules: Rules;
  grounds: Grounds<Seen>;
};

type Assigned = { unitId: string; part: string; state: string };

/** What the rules said last, with the facts that made each of them fire, and whom they had named before. */
export function whyUnit(
  [decision, ...earlier]: readonly Decision[],
  assignments: readonly Assigned[],
) {
  if (!decision) return null;
  const { rulesVersion, decidedAt } = decision;
  return {
    rulesVersion,
    decidedAt,
    grounds: groundsShown(decision, assignments),
    earlier: earlier.map(earlierDecision),
  };
}

function groundsShown(
  { grounds, rules }: Decision,
  assignments: readonly Assigned[],
) {
  if (grounds.is !== "known") return grounds;
  return {
    is: grounds.is,
    wouldLead: wouldLead(grounds.named.primary.unitId, assignments),
    rules: saidBy(grounds, rules),
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

/** `unitIds` null: whom it named is sealed, or was not kept. */
function earlierDecision({ version, decidedAt, grounds }: Decision) {
  if (grounds.is !== "known") return { version, decidedAt, unitIds: null };
  const { primary, joint } = grounds.named;
  const unitIds = [primary, ...joint].map(({ unitId }) => unitId);
  return { version, decidedAt, unitIds };
}
