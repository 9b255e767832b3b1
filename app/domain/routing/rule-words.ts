import { saySector } from "../facts/sector-words.ts";
import { meets, type FiredFact, type KnownFacts } from "../facts/condition.ts";
import type { Named, Naming } from "./choose-by-rules.ts";
import type { Rules, Told } from "./rules.ts";

/** What rules saw, and whom they named: with the rules' version it says why. */
export type Seen = { facts: KnownFacts; named: Naming };

/** Of one unit that rules named: what they say of it to the desk, and the facts that made them hold. */
export type Said = {
  unitId: string;
  part: keyof Naming;
  ruleIds: string[];
  reason: string;
  facts: FiredFact[];
};

/** Unit by unit, the primary one first. */
export function saidBy({ facts, named }: Seen, rules: Rules): Said[] {
  const said =
    (part: Said["part"]) =>
    ({ unitId, ruleIds }: Named): Said => ({
      unitId,
      part,
      ruleIds,
      reason:
        part === "withheld"
          ? rules.jointRequires.otherwise
          : reasonOf(rules, ruleIds, facts),
      facts: rulesOf(rules, ruleIds).flatMap(
        ({ when }) => meets(when, facts) ?? [],
      ),
    });
  return [
    said("primary")(named.primary),
    ...named.joint.map(said("joint")),
    ...named.withheld.map(said("withheld")),
  ];
}

/** Of all rules that named a unit, for the desk. */
export function reasonOf(
  rules: Rules,
  ruleIds: readonly string[],
  facts: KnownFacts,
): string {
  return joined(
    rulesOf(rules, ruleIds).map(({ reason }) => inWords(reason, facts)),
  );
}

/** The same for the reporter, which no fact changes; null when these rules have none of the ids. */
export function toldOf(rules: Rules, ruleIds: readonly string[]): Told | null {
  const told = rulesOf(rules, ruleIds).map((rule) => rule.told);
  if (told.length === 0) return null;
  return {
    en: joined(told.map(({ en }) => en)),
    es: joined(told.map(({ es }) => es)),
  };
}

function rulesOf({ rules }: Rules, ruleIds: readonly string[]) {
  return rules.filter(({ id }) => ruleIds.includes(id));
}

function inWords(reason: string, facts: KnownFacts): string {
  const { country, state, sector, band } = facts;
  const said = typeof sector === "string" ? saySector(sector) : sector;
  const words = new Map(Object.entries({ country, state, sector: said, band }));
  return reason.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = words.get(name);
    return typeof word === "string" ? word.replaceAll("-", " ") : "not known";
  });
}

function joined(sentences: string[]): string {
  return [...new Set(sentences)].join(" ");
}
