import type { Grounds } from "../vocabulary/grounds.ts";
import { reasonOf, toldOf, type Seen } from "./rule-words.ts";
import type { Rules, Told } from "./rules.ts";

type Decision = { version: number; rules: Rules; grounds: Grounds<Seen> };

/** A part as it lies in clear; `ruleId` null: a person offered it. */
type Offer = {
  unitId: string;
  ruleId: string | null;
  decisionVersion: number | null;
};

/**
 * Why a part was offered, for the desk: in all words of all rules that named the unit, or, where these do not open, in those of the
 * first rule which no fact changes. Null when a person offered it.
 */
export function reasonOfOffer(
  offer: Offer,
  decisions: readonly Decision[],
): string | null {
  const decision = decisionOf(offer, decisions);
  if (!decision) return null;
  const { rules, grounds } = decision;
  return grounds.is === "known"
    ? reasonOf(rules, ruleIdsOf(offer, decision), grounds.facts)
    : (toldOf(rules, ruleIdsOf(offer, decision))?.en ?? null);
}

/** The same for the reporter. */
export function toldOfOffer(
  offer: Offer,
  decisions: readonly Decision[],
): Told | null {
  const decision = decisionOf(offer, decisions);
  return decision ? toldOf(decision.rules, ruleIdsOf(offer, decision)) : null;
}

function decisionOf(
  { decisionVersion }: Offer,
  decisions: readonly Decision[],
): Decision | undefined {
  return decisions.find(({ version }) => version === decisionVersion);
}

/** The first of them lies beside the offer in clear. */
function ruleIdsOf(
  { unitId, ruleId }: Offer,
  { grounds }: Decision,
): readonly string[] {
  const first = ruleId === null ? [] : [ruleId];
  if (grounds.is !== "known") return first;
  const { primary, joint } = grounds.named;
  const named = [primary, ...joint].find((one) => one.unitId === unitId);
  return named?.ruleIds ?? first;
}
