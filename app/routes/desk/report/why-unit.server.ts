import { plain } from "#app/components/desk/words.ts";
import type { ReportPage } from "#app/domain/desk/report-page.server.ts";

type Decision = ReportPage["decisions"][number];

/** What the rules said last, with the facts that made each of them fire, and whom they had named before. */
export function whyUnit({
  decisions,
  assignments,
}: Pick<ReportPage, "decisions" | "assignments">) {
  const [decision, ...earlier] = decisions;
  if (!decision) return null;
  const { verdict } = decision;
  const leading = assignments.find(
    ({ part, state }) =>
      part === "primary" && (state === "offered" || state === "accepted"),
  );
  const isOther = leading && leading.unitId !== verdict.primary.unitId;
  const fired = new Map(
    verdict.fired.map(({ ruleId, facts }) => [ruleId, facts]),
  );
  const ruleOf = (part: string) => (chosen: typeof verdict.primary) => ({
    ...chosen,
    part,
    facts: (fired.get(chosen.ruleId) ?? []).map(
      ({ fact, words }) =>
        `${factWords(fact)}: ${words.map(wordOf).join(", ")}`,
    ),
  });
  return {
    rulesVersion: decision.rulesVersion,
    decidedAt: decision.decidedAt,
    /** The unit that the rules would choose now, where another leads. */
    wouldLead: isOther ? verdict.primary.unitId : null,
    earlier: earlier.map(earlierDecision),
    rules: [
      ruleOf("Primary")(verdict.primary),
      ...verdict.joint.map(ruleOf("Joint")),
      ...verdict.withheld.map(ruleOf("Not offered")),
    ],
  };
}

function earlierDecision({ version, decidedAt, verdict }: Decision) {
  const { primary, joint } = verdict;
  const unitIds = [primary, ...joint].map(({ unitId }) => unitId);
  return { version, decidedAt, unitIds };
}

/** "dataKinds" → "Data kinds". */
function factWords(fact: string): string {
  return plain(fact.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

function wordOf(word: string | boolean): string {
  if (typeof word === "boolean") return word ? "yes" : "no";
  return word.replaceAll("-", " ");
}
