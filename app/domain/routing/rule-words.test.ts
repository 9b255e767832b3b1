import { expect, test } from "vitest";
import newest from "#db/reference/routing-rules-3.json" with { type: "json" };
import { factsWith } from "#db/testing/facts.ts";
import { chooseUnits } from "./choose-by-rules.ts";
import { saidBy, toldOf } from "./rule-words.ts";
import { rulesSchema } from "./rules.ts";

const rules = rulesSchema.parse(newest);
const site = { fieldOfficeId: "sacramento", regionId: "cisa-region-9" };
const facts = factsWith({
  state: "CA",
  sector: "water-wastewater",
  flags: ["lawful-intercept", "call-records"],
});

function saidOf(given: typeof facts) {
  const { named } = chooseUnits(given, "severe", site, rules);
  return saidBy({ facts: { ...given, band: "severe" }, named }, rules);
}

test("the rules say in words why each unit, and by which facts each of them held", () => {
  expect(saidOf(facts)).toEqual([
    {
      unitId: "sacramento",
      part: "primary",
      ruleIds: ["site"],
      reason:
        "The affected site lies in the territory of this field office (CA).",
      facts: [],
    },
    {
      unitId: "national-desk",
      part: "joint",
      ruleIds: ["lawful-intercept", "severe"],
      reason:
        "Systems or records of court-ordered interception may be reached. The band is severe.",
      facts: [
        { fact: "flags", words: ["lawful-intercept"] },
        { fact: "band", words: ["severe"] },
      ],
    },
    {
      unitId: "cisa-region-9",
      part: "joint",
      ruleIds: ["critical-sector"],
      reason:
        "A critical-infrastructure sector is affected (water and wastewater); CISA's region helps its owners recover.",
      facts: [
        { fact: "sector", words: ["water-wastewater"] },
        { fact: "path", words: ["full"] },
      ],
    },
  ]);
});

test("a unit that is not offered a part has the reporter's choice as its reason", () => {
  const alone = saidOf({ ...facts, sharing: "chosen-responder" });
  expect(alone.map(({ part, reason }) => [part, reason])).toEqual([
    ["primary", expect.stringContaining("(CA)")],
    ["withheld", rules.jointRequires.otherwise],
    ["withheld", rules.jointRequires.otherwise],
  ]);
});

test("a reason says of what was not known that it was not", () => {
  const [first] = saidOf(factsWith());
  expect(first?.reason).toContain("(not known)");
});

test("a unit that several rules name is told of with all their words, in each language", () => {
  expect(toldOf(rules, ["lawful-intercept", "severe"])).toEqual({
    en: "Systems for court-ordered interception may be reached. It helps the local office with reports like yours.",
    es: "Los sistemas de interceptación por orden judicial pueden estar al alcance del intruso. Ayuda a la oficina local con informes como el suyo.",
  });
  expect(toldOf(rules, ["a-rule-of-other-rules"])).toBeNull();
});
