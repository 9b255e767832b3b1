import { meets, type FiredFact, type KnownFacts } from "../facts/condition.ts";
import type { ReportFacts } from "../facts/facts.ts";
import type { Band } from "../vocabulary/triage.ts";
import type { Rule, Rules, Told } from "./rules.ts";

/** Units of the affected site as the directory found them; null when it found none. */
export type Site = { fieldOfficeId: string | null; regionId: string | null };

export type Chosen = {
  unitId: string;
  /** The first rule that named the unit. */
  ruleId: string;
  /** Of all rules that named it, for the desk and for the reporter. */
  reason: string;
  told: Told;
};

export type Verdict = {
  rulesVersion: number;
  primary: Chosen;
  joint: Chosen[];
  /** Whether the reporter lets other units than the primary one in. */
  isShared: boolean;
  /** Units that a rule named and that are not offered a part, with the reason. */
  withheld: Chosen[];
  /** Every rule that held, and the facts that made it hold. */
  fired: { ruleId: string; facts: FiredFact[] }[];
};

export function chooseUnits(
  facts: ReportFacts,
  band: Band,
  site: Site,
  { version, jointRequires, rules }: Rules,
): Verdict {
  const known = { ...facts, band };
  const fired = rules.flatMap((rule) => fire(rule, known, site));
  const primary = fired.find(({ rule }) => rule.part === "primary");
  if (!primary) throw new Error(`rules ${version} leave a report unroutable`);
  const joint = fired.filter(
    ({ rule, unitId }) => rule.part === "joint" && unitId !== primary.unitId,
  );
  const isShared = meets(jointRequires.when, known) !== null;
  const withheld = joint.map((one) => ({
    ...one,
    reason: jointRequires.otherwise,
  }));
  return {
    rulesVersion: version,
    primary: chosen(primary),
    joint: isShared ? byUnit(joint) : [],
    isShared,
    withheld: isShared ? [] : byUnit(withheld),
    fired: [primary, ...joint].map(({ rule, facts }) => ({
      ruleId: rule.id,
      facts,
    })),
  };
}

/**
 * Whom the rules now name and who never had a part: they are asked to help. A new primary unit is too, as whoever leads
 * goes on until a person hands over; but not when the reporter shares with the chosen responder only.
 */
export function joining(
  { primary, joint, isShared }: Verdict,
  hadPart: ReadonlySet<string>,
): Chosen[] {
  const named = isShared ? [primary, ...joint] : [];
  return named.filter(({ unitId }) => !hadPart.has(unitId));
}

type Fired = { rule: Rule; unitId: string; reason: string; facts: FiredFact[] };

/** Empty when the condition does not hold or its target is not known. */
function fire(rule: Rule, known: KnownFacts, site: Site): Fired[] {
  const facts = meets(rule.when, known);
  const unitId = unitOf(rule, site);
  if (facts === null || unitId === null) return [];
  return [{ rule, unitId, reason: inWords(rule.reason, known), facts }];
}

function unitOf({ target }: Rule, site: Site): string | null {
  if ("unit" in target) return target.unit;
  return target.site === "region" ? site.regionId : site.fieldOfficeId;
}

function inWords(reason: string, known: KnownFacts): string {
  const words: Record<string, string | null> = {
    country: known.country,
    state: known.state,
    sector: known.sector?.replaceAll("-", " ") ?? null,
    band: known.band,
  };
  return reason.replace(
    /\{(\w+)\}/g,
    (_, name: string) => words[name] ?? "not known",
  );
}

/** One entry a unit, with the reasons of all rules that named it. */
function byUnit(fired: Fired[]): Chosen[] {
  const units = [...new Set(fired.map(({ unitId }) => unitId))];
  return units.map((unit) => {
    const all = fired.filter(({ unitId }) => unitId === unit);
    const told = all.map(({ rule }) => rule.told);
    return {
      ...chosen(all[0]!), // every unit came from an entry
      reason: joined(all.map(({ reason }) => reason)),
      told: {
        en: joined(told.map(({ en }) => en)),
        es: joined(told.map(({ es }) => es)),
      },
    };
  });
}

function joined(sentences: string[]): string {
  return [...new Set(sentences)].join(" ");
}

function chosen({ rule, unitId, reason }: Fired): Chosen {
  return { unitId, ruleId: rule.id, reason, told: rule.told };
}
