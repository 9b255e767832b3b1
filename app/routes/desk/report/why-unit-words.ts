import { saySector } from "#app/domain/facts/sector-words.ts";
import { plain } from "#app/components/desk/words.ts";
import type { ReportPage } from "#app/domain/desk/report-page.server.ts";

type WhyUnit = NonNullable<ReportPage["whyUnit"]>;

type Known = Extract<WhyUnit["grounds"], { is: "known" }>;

const partWords = {
  primary: "Primary",
  joint: "Joint",
  withheld: "Not offered",
} as const satisfies Record<Known["rules"][number]["part"], string>;

/** What the rules said, with the facts that made each of them fire as words. */
export function whyUnitWords({ grounds, ...why }: WhyUnit) {
  return {
    ...why,
    grounds:
      grounds.is === "known"
        ? { ...grounds, rules: grounds.rules.map(ruleWords) }
        : grounds,
  };
}

function ruleWords({ part, facts, ...rule }: Known["rules"][number]) {
  return {
    ...rule,
    part: partWords[part],
    facts: facts.map(
      ({ fact, words }) =>
        `${factWords(fact)}: ${words.map(wordOf).join(", ")}`,
    ),
  };
}

/** "dataKinds" → "Data kinds". */
function factWords(fact: string): string {
  return plain(fact.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

function wordOf(word: string | boolean): string {
  if (typeof word === "boolean") return word ? "yes" : "no";
  return saySector(word);
}
