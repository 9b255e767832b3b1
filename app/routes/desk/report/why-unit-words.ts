import { plain } from "#app/components/desk/words.ts";
import type { ReportPage } from "#app/domain/desk/report-page.server.ts";

type WhyUnit = NonNullable<ReportPage["whyUnit"]>;

const partWords = {
  primary: "Primary",
  joint: "Joint",
  withheld: "Not offered",
} as const satisfies Record<WhyUnit["rules"][number]["part"], string>;

/** What the rules said, with the facts that made each of them fire as words. */
export function whyUnitWords({ rules, ...why }: WhyUnit) {
  return {
    ...why,
    rules: rules.map(({ part, facts, ...rule }) => ({
      ...rule,
      part: partWords[part],
      facts: facts.map(
        ({ fact, words }) =>
          `${factWords(fact)}: ${words.map(wordOf).join(", ")}`,
      ),
    })),
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
