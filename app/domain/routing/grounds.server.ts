import { z } from "zod";
import type { KnownFacts } from "../facts/condition.ts";
import { openedOrDamaged } from "../vault/damage.server.ts";
import { decisionPlace } from "../vault/places.ts";
import { openJson, sealJson, type ReportKey } from "../vault/seal.server.ts";
import type { Grounds } from "../vocabulary/grounds.ts";
import type { Named, Site } from "./choose-by-rules.ts";
import type { Seen } from "./rule-words.ts";

/** The rules' words are not in it: they follow from the version of the rules and the ids of those that named a unit. */
export function sealDecision(
  key: ReportKey,
  version: number,
  { facts, named, site }: Seen & { site: Site },
): Buffer {
  return sealJson(key, decisionPlace(key.reportId, version), {
    facts: withoutUnknown(facts),
    site: [site.fieldOfficeId, site.regionId],
    primary: shortened(named.primary),
    joint: named.joint.map(shortened),
    withheld: named.withheld.map(shortened),
  });
}

export function openDecision(
  key: ReportKey | null,
  { version, groundsSealed }: { version: number; groundsSealed: Buffer | null },
): Grounds<Seen> {
  if (!groundsSealed) return { is: "not-kept" };
  if (!key) return { is: "sealed" };
  const place = decisionPlace(key.reportId, version);
  const opened = openedOrDamaged(() =>
    openJson(key, place, groundsSealed, groundsSchema),
  );
  if (opened.is === "damaged") return opened;
  const { facts, ...named } = opened.value;
  return { is: "known", facts, named };
}

/** What is not known, and lists of nothing, need no bytes: a rule finds them as little as it finds null. */
function withoutUnknown(facts: KnownFacts) {
  const known = Object.entries(facts).filter(
    ([, fact]) => fact !== null && !(Array.isArray(fact) && fact.length === 0),
  );
  return Object.fromEntries(known);
}

function shortened({ unitId, ruleIds }: Named) {
  return [unitId, ...ruleIds];
}

const word = z.union([z.string(), z.boolean()]);
const named = z
  .tuple([z.string()], z.string())
  .transform(([unitId, ...ruleIds]) => ({ unitId, ruleIds }));

const groundsSchema = z.object({
  facts: z.record(z.string(), z.union([word, z.array(z.string())])),
  primary: named,
  joint: z.array(named),
  withheld: z.array(named),
});
