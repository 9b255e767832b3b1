import { expect, test } from "vitest";
import { z } from "zod";
import newest from "#db/reference/routing-rules-3.json" with { type: "json" };
import { readExpected } from "#db/testing/expected-table.ts";
import { factsOfCells, factsWith } from "#db/testing/facts.ts";
import { bands } from "../vocabulary/triage.ts";
import { chooseUnits } from "./choose-by-rules.ts";
import { rulesSchema } from "./rules.ts";

const rules = rulesSchema.parse(newest);
const expected = readExpected(
  new URL("choose-by-rules.expected.csv", import.meta.url),
);
const sacramento = { fieldOfficeId: "sacramento", regionId: "cisa-region-9" };

test.each(expected)("a report goes where its owners expect: $case", (row) => {
  const verdict = chooseUnits(
    factsOfCells(row),
    z.enum(bands).parse(row.band),
    {
      fieldOfficeId: row.fieldOffice || null,
      regionId: row.region || null,
      furtherOfficeIds: row.further?.split("+").filter(Boolean),
      affiliateOfficeId: row.affiliate || null,
    },
    rules,
  );
  const { primary, joint, withheld } = verdict.named;
  const names = (units: { unitId: string }[]) =>
    units.map(({ unitId }) => unitId).join("+");
  expect({
    primary: primary.unitId,
    primaryRule: primary.ruleIds.join("+"),
    joint: names(joint),
    withheld: names(withheld),
  }).toEqual({
    primary: row.primary,
    primaryRule: row.primaryRule,
    joint: row.joint,
    withheld: row.withheld,
  });
});

test("the verdict names each unit once, with every rule that named it", () => {
  const facts = factsWith({
    state: "CA",
    sector: "communications",
    flags: ["lawful-intercept", "call-records"],
  });
  expect(chooseUnits(facts, "severe", sacramento, rules)).toEqual({
    rulesVersion: 3,
    named: {
      primary: { unitId: "sacramento", ruleIds: ["site"] },
      joint: [
        { unitId: "national-desk", ruleIds: ["lawful-intercept", "severe"] },
        { unitId: "cisa-region-9", ruleIds: ["critical-sector"] },
      ],
      withheld: [],
    },
    isShared: true,
    fired: ["site", "lawful-intercept", "severe", "critical-sector"],
  });
});

test("what a reporter is told names neither a band nor a score", () => {
  const words = newest.rules.flatMap(({ told }) => Object.values(told));
  expect(words.filter((text) => /band|score|severe|\{/i.test(text))).toEqual(
    [],
  );
});

test("rules that could leave a report without a unit are refused", () => {
  const only = newest.rules.filter(({ id }) => id !== "no-site");
  expect(rulesSchema.safeParse({ ...newest, rules: only }).success).toBe(false);
});

test("a rule about a fact that does not exist is refused", () => {
  const wrong = {
    ...newest.rules[0],
    when: { all: [{ fact: "org_name", is: "x" }] },
  };
  const all = [wrong, ...newest.rules];
  expect(rulesSchema.safeParse({ ...newest, rules: all }).success).toBe(false);
});
