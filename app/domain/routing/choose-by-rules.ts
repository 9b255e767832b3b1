import { meets, type KnownFacts } from "../facts/condition.ts";
import type { ReportFacts } from "../facts/facts.ts";
import type { Band } from "../vocabulary/triage.ts";
import type { Rule, Rules } from "./rules.ts";

/** Units of the affected site as the directory found them; null when it found none. */
export type Site = {
  fieldOfficeId: string | null;
  regionId: string | null;
  /** Of the other places named, in their order, each office once. */
  furtherOfficeIds?: readonly string[];
  /** Of a foreign organisation's parent, branch or affiliate in the United States. */
  affiliateOfficeId?: string | null;
};

/** A unit, and the rules that named it in their order. */
export type Named = { unitId: string; ruleIds: string[] };

/** Whom the rules named; `withheld` is offered no part, as the reporter lets no other unit in. */
export type Naming = { primary: Named; joint: Named[]; withheld: Named[] };

export type Verdict = {
  rulesVersion: number;
  named: Naming;
  /** Whether the reporter lets other units than the primary one in. */
  isShared: boolean;
  /** Ids of every rule that held. */
  fired: string[];
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
  const others = fired.filter(
    ({ rule, unitId }) => rule.part === "joint" && unitId !== primary.unitId,
  );
  const isShared = meets(jointRequires.when, known) !== null;
  const { unitId, rule } = primary;
  return {
    rulesVersion: version,
    named: {
      primary: { unitId, ruleIds: [rule.id] },
      joint: isShared ? byUnit(others) : [],
      withheld: isShared ? [] : byUnit(others),
    },
    isShared,
    fired: [...new Set([primary, ...others].map((one) => one.rule.id))],
  };
}

/**
 * Whom the rules now name and who never had a part: they are asked to help. A new primary unit is too, as whoever leads
 * goes on until a person hands over; but not when the reporter shares with the chosen responder only.
 */
export function joining(
  { named: { primary, joint }, isShared }: Verdict,
  hadPart: ReadonlySet<string>,
): Named[] {
  const named = isShared ? [primary, ...joint] : [];
  return named.filter(({ unitId }) => !hadPart.has(unitId));
}

type Fired = { rule: Rule; unitId: string };

/** Empty when the condition does not hold or its target is not known. */
function fire(rule: Rule, known: KnownFacts, site: Site): Fired[] {
  const unitIds = unitsOf(rule, site);
  if (unitIds.length === 0 || meets(rule.when, known) === null) return [];
  return unitIds.map((unitId) => ({ rule, unitId }));
}

function unitsOf({ target }: Rule, site: Site): readonly string[] {
  if ("unit" in target) return [target.unit];
  switch (target.site) {
    case "field-office":
      return known(site.fieldOfficeId);
    case "region":
      return known(site.regionId);
    case "further-field-offices":
      return site.furtherOfficeIds ?? [];
    case "affiliate-field-office":
      return known(site.affiliateOfficeId);
  }
}

function known(unitId: string | null | undefined): readonly string[] {
  return unitId ? [unitId] : [];
}

/** One entry a unit, with all rules that named it. */
function byUnit(fired: Fired[]): Named[] {
  const units = [...new Set(fired.map(({ unitId }) => unitId))];
  return units.map((unitId) => ({
    unitId,
    ruleIds: fired
      .filter((one) => one.unitId === unitId)
      .map(({ rule }) => rule.id),
  }));
}
