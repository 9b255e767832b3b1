import { expect, test } from "vitest";
import { z } from "zod";
import first from "#db/reference/routing-rules-1.json" with { type: "json" };
import { readExpected } from "#db/testing/expected-table.ts";
import { factsOfCells, factsWith } from "#db/testing/facts.ts";
import { bands } from "../vocabulary/triage.ts";
import { chooseUnits } from "./choose-by-rules.ts";
import { rulesSchema } from "./rules.ts";

const rules = rulesSchema.parse(first);
const expected = readExpected(
  new URL("choose-by-rules.expected.csv", import.meta.url),
);
const sacramento = { fieldOfficeId: "sacramento", regionId: "cisa-region-9" };

test.each(expected)("a report goes where its owners expect: $case", (row) => {
  const verdict = chooseUnits(
    factsOfCells(row),
    z.enum(bands).parse(row.band),
    { fieldOfficeId: row.fieldOffice || null, regionId: row.region || null },
    rules,
  );
  const names = (units: { unitId: string }[]) =>
    units.map(({ unitId }) => unitId).join("+");
  expect({
    primary: verdict.primary.unitId,
    primaryRule: verdict.primary.ruleId,
    joint: names(verdict.joint),
    withheld: names(verdict.withheld),
  }).toEqual({
    primary: row.primary,
    primaryRule: row.primaryRule,
    joint: row.joint,
    withheld: row.withheld,
  });
});

test("the verdict says in words why each unit, and which facts made each rule hold", () => {
  const facts = factsWith({
    state: "CA",
    sector: "communications",
    flags: ["lawful-intercept", "call-records"],
  });
  expect(chooseUnits(facts, "severe", sacramento, rules)).toMatchObject({
    rulesVersion: 1,
    primary: {
      unitId: "sacramento",
      ruleId: "site",
      reason:
        "The affected site lies in the territory of this field office (CA).",
    },
    joint: [
      {
        unitId: "national-desk",
        ruleId: "lawful-intercept",
        reason:
          "Systems or records of court-ordered interception may be reached. The band is severe.",
      },
      {
        unitId: "cisa-region-9",
        ruleId: "critical-sector",
        reason:
          "A critical-infrastructure sector is affected (communications); CISA's region helps its owners recover.",
      },
    ],
    withheld: [],
    fired: [
      { ruleId: "site", facts: [] },
      {
        ruleId: "lawful-intercept",
        facts: [{ fact: "flags", words: ["lawful-intercept"] }],
      },
      { ruleId: "severe", facts: [{ fact: "band", words: ["severe"] }] },
      {
        ruleId: "critical-sector",
        facts: [
          { fact: "sector", words: ["communications"] },
          { fact: "path", words: ["full"] },
        ],
      },
    ],
  });
});

test("what a reporter is told names neither a band nor a score", () => {
  const words = first.rules.flatMap(({ told }) => Object.values(told));
  expect(words.filter((text) => /band|score|severe|\{/i.test(text))).toEqual(
    [],
  );
});

test("a unit that several rules name is told of with all their words, in each language", () => {
  const facts = factsWith({ flags: ["lawful-intercept"] });
  const { joint } = chooseUnits(facts, "severe", sacramento, rules);
  expect(joint[0]?.told).toEqual({
    en: "Systems for court-ordered interception may be reached. It helps the local office with reports like yours.",
    es: "Los sistemas de interceptación por orden judicial pueden estar al alcance del intruso. Ayuda a la oficina local con informes como el suyo.",
  });
});

test("rules that could leave a report without a unit are refused", () => {
  const only = first.rules.filter(({ id }) => id !== "no-site");
  expect(rulesSchema.safeParse({ ...first, rules: only }).success).toBe(false);
});

test("a rule about a fact that does not exist is refused", () => {
  const wrong = {
    ...first.rules[0],
    when: { all: [{ fact: "org_name", is: "x" }] },
  };
  const all = [wrong, ...first.rules];
  expect(rulesSchema.safeParse({ ...first, rules: all }).success).toBe(false);
});
