import { expect, test } from "vitest";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import { factsOf } from "./facts-of.ts";

const none = { duty_flags: ["none"] } satisfies AnswerValues;
const finance = {
  ...none,
  sector: "financial-services",
} satisfies AnswerValues;

const cases: [string, AnswerValues, string | null][] = [
  [
    "what was answered",
    { ...finance, subsector: "title-escrow" },
    "title-escrow",
  ],
  ["left open", finance, "some-finance"],
  ["not sure", { ...finance, subsector: "not-known" }, "some-finance"],
  [
    "a flag says it",
    { sector: "transportation", duty_flags: ["rail"] },
    "rail",
  ],
  [
    "a flag of another sector says nothing of this one",
    { sector: "transportation", duty_flags: ["bank"] },
    "some-transport",
  ],
  [
    "a flag of finance in another sector",
    { sector: "commercial-facilities", duty_flags: ["other-financial"] },
    "some-finance",
  ],
  [
    "the answer is more exact than the flag",
    { ...finance, duty_flags: ["bank"], subsector: "credit-union" },
    "credit-union",
  ],
  [
    "a sector that is not parted",
    { ...none, sector: "water-wastewater" },
    null,
  ],
];

test.each(cases)("which part of its sector: %s", (_, values, expected) => {
  const facts = factsOf(answersFor(values), { state: null, countyFips: null });
  expect(facts.subsector).toBe(expected);
});

test("a license of New York that nobody is sure of is not taken for none", () => {
  const licence = (ny_licence: AnswerValues["ny_licence"]) =>
    factsOf(answersFor({ ...finance, ny_licence }), {
      state: null,
      countyFips: null,
    }).nyLicence;
  expect(licence("not-known")).toBe("not-known");
  expect(licence("yes")).toBe("yes");
  expect(licence("no")).toBe("no");
  expect(licence(undefined)).toBe("not-known");
});
