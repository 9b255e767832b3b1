import type { Database } from "#db/client.server.ts";
import { unitsById } from "../directory/find.server.ts";
import type { Answers } from "../form/answers.ts";
import { chooseUnits, type Named } from "../routing/choose-by-rules.ts";
import { toldOf } from "../routing/rule-words.ts";
import type { Told } from "../routing/rules.ts";
import { rulesInForce } from "../routing/rules.server.ts";
import { assessAnswers } from "./assess.server.ts";

export type LikelyUnit = {
  unitId: string;
  unitName: string;
  /** "Withheld": it would be asked to help, but the reporter shares with one responder only. */
  part: "primary" | "joint" | "withheld";
  told: Told | null;
};

/** Who would get these answers if they were sent now, the leading unit first, by the rules in force. Nothing is written. */
export async function listLikelyUnits(
  db: Database,
  answers: Answers,
): Promise<LikelyUnit[]> {
  const { facts, scoring, site } = await assessAnswers(db, answers);
  const rules = await rulesInForce(db);
  const { named } = chooseUnits(facts, scoring.band, site, rules);
  const all = [
    { ...named.primary, part: "primary" as const },
    ...named.joint.map(withPart("joint")),
    ...named.withheld.map(withPart("withheld")),
  ];
  const units = await unitsById(
    db,
    all.map(({ unitId }) => unitId),
  );
  return all.flatMap(({ unitId, ruleIds, part }) => {
    const unitName = units.get(unitId)?.name;
    const told = toldOf(rules, ruleIds);
    return unitName ? [{ unitId, unitName, part, told }] : [];
  });
}

function withPart<Part extends LikelyUnit["part"]>(part: Part) {
  return (named: Named) => ({ ...named, part });
}
