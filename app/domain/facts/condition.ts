import { z } from "zod";
import type { ReportFacts } from "./facts.ts";

/** What a rule may ask about. All closed words: a rule, its reasons and what fired it hold nothing that was typed. */
const conditionFacts = [
  "path",
  "role",
  "kind",
  "country",
  "state",
  "sector",
  "subsector",
  "nyLicence",
  "certainty",
  "affected",
  "serviceEffect",
  "dataKinds",
  "control",
  "extortion",
  "moneyMoved",
  "moneyBy",
  "actionsTaken",
  "told",
  "dutyFlags",
  "sharing",
  "helpWanted",
  "contactPolicy",
  "plantState",
  "careReach",
  "configChanged",
  "suppliedState",
  "dataPosted",
  "signs",
  "toldBy",
  "howFound",
  "isSecondHand",
  "usersAffected",
  "peopleCount",
  "systemsCount",
  "sitesCount",
  "customersCount",
  "open",
  "flags",
  "band",
] as const satisfies (keyof ReportFacts | "band")[];
type ConditionFact = (typeof conditionFacts)[number];

/** The reporter's facts and, once scored, the band; those of now, or what a decision saw once. What is not known may be left out. */
export type KnownFacts = {
  readonly [Fact in ConditionFact]?: FactWords;
};
type FactWords = string | boolean | null | readonly string[];

const fact = z.enum(conditionFacts);
const word = z.union([z.string(), z.boolean()]);

/**
 * `is` one word, is known and `not` that word, is `in` a list of words, or is a list that `has` one of the words. A fact
 * not known yet meets none.
 */
const clauseSchema = z.union([
  z.strictObject({ fact, is: word }),
  z.strictObject({ fact, not: word }),
  z.strictObject({ fact, in: z.array(word).min(1) }),
  z.strictObject({ fact, has: z.array(z.string()).min(1) }),
]);

/** An empty `all` is always met. */
export const conditionSchema = z.union([
  z.strictObject({ all: z.array(clauseSchema) }),
  z.strictObject({ any: z.array(clauseSchema).min(1) }),
]);
export type Condition = z.infer<typeof conditionSchema>;
type Clause = z.infer<typeof clauseSchema>;

/** A fact that met a clause, and the words of it that did. */
export type FiredFact = { fact: ConditionFact; words: (string | boolean)[] };

/** The facts that meet the condition, or null if they do not. */
export function meets(
  condition: Condition,
  facts: KnownFacts,
): FiredFact[] | null {
  if ("all" in condition) {
    const fired = condition.all.map((clause) => meetsClause(clause, facts));
    return fired.every((one) => one !== null) ? fired : null;
  }
  const fired = condition.any
    .map((clause) => meetsClause(clause, facts))
    .filter((one) => one !== null);
  return fired.length > 0 ? fired : null;
}

function meetsClause(clause: Clause, facts: KnownFacts): FiredFact | null {
  const known = wordsOfFact(facts[clause.fact]);
  const words = known.filter((one) => answers(clause, one));
  return words.length > 0 ? { fact: clause.fact, words } : null;
}

function wordsOfFact(value: FactWords | undefined): (string | boolean)[] {
  if (value === null || value === undefined) return [];
  return typeof value === "object" ? [...value] : [value];
}

function answers(clause: Clause, one: string | boolean): boolean {
  if ("is" in clause) return one === clause.is;
  if ("not" in clause) return one !== clause.not;
  if ("in" in clause) return clause.in.includes(one);
  return typeof one === "string" && clause.has.includes(one);
}
