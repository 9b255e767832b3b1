import { plain } from "#app/components/desk/words.ts";
import type { ReportPage } from "#app/domain/responder/report-page.server.ts";

/** What the rules said, with the facts that made each of them fire. */
export function whyUnit(decision: ReportPage["decisions"][number]) {
  const { verdict } = decision;
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
    rules: [
      ruleOf("Primary")(verdict.primary),
      ...verdict.joint.map(ruleOf("Joint")),
      ...verdict.withheld.map(ruleOf("Not offered")),
    ],
  };
}

/** "dataKinds" → "Data kinds". */
function factWords(fact: string): string {
  return plain(fact.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

function wordOf(word: string | boolean): string {
  if (typeof word === "boolean") return word ? "yes" : "no";
  return word.replaceAll("-", " ");
}
