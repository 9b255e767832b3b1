import { expect, test } from "vitest";
import { z } from "zod";
import { categories, type Inputs } from "./categories.ts";
import { severityModel } from "./model.server.ts";
import { bandOf, moreSevere, weightedScore } from "./nciss.ts";

const isp = {
  "functional-impact": "no-impact",
  "observed-activity": "engage",
  "location-of-activity": "unknown",
  actor: "unknown",
  "information-impact": "suspected-not-identified",
  recoverability: "supplemented",
  "cross-sector-dependency": "communications",
  "potential-impact": "moderate",
} satisfies Inputs;

const coreRouters = {
  "functional-impact": "no-impact-to-services",
  "observed-activity": "presence",
  "location-of-activity": "critical-system-management",
  actor: "apt-targeted",
  "information-impact": "critical-systems-data",
  recoverability: "extended",
  "cross-sector-dependency": "communications",
  "potential-impact": "severe",
} satisfies Inputs;

/** The worked examples of the shared reference, severity.md. */
const examples: [string, Inputs, string, string][] = [
  [
    "blocked phishing at a small firm",
    {
      ...isp,
      "location-of-activity": "business-dmz",
      "information-impact": "none",
      recoverability: "regular",
      "cross-sector-dependency": "commercial-facilities",
      "potential-impact": "minimal",
    },
    "16.7",
    "baseline",
  ],
  [
    "a regional carrier with a suspicion, nothing confirmed",
    isp,
    "36.7",
    "low",
  ],
  [
    "a hospital whose critical services are held to ransom",
    {
      "functional-impact": "denial-critical-or-loss-of-control",
      "observed-activity": "effect",
      "location-of-activity": "critical-systems",
      actor: "criminal",
      "information-impact": "suspected-not-identified",
      recoverability: "extended",
      "cross-sector-dependency": "healthcare-public-health",
      "potential-impact": "high",
    },
    "68.1",
    "high",
  ],
  ["an intruder in a carrier's core routers", coreRouters, "68.9", "high"],
  [
    "the same in lawful intercept, collecting, with no known recovery",
    {
      ...coreRouters,
      "observed-activity": "effect",
      "location-of-activity": "critical-systems",
      "information-impact": "core-credentials",
      recoverability: "not-recoverable",
    },
    "79.3",
    "severe",
  ],
];

test.each(examples)("NCISS rates %s", (_, inputs, score, band) => {
  const exact = weightedScore(inputs, severityModel);
  expect(exact.toFixed(1)).toBe(score);
  expect(bandOf(exact, severityModel)).toBe(band);
});

test("the lowest options make 0 and the highest 100", () => {
  const extreme = (pick: (...values: number[]) => number) =>
    z.record(z.enum(categories), z.string()).parse(
      Object.fromEntries(
        severityModel.categories.map(({ id, options }) => {
          const value = pick(...options.map((option) => option.value));
          return [id, options.find((option) => option.value === value)?.id];
        }),
      ),
    );
  expect(weightedScore(extreme(Math.min), severityModel)).toBe(0);
  expect(weightedScore(extreme(Math.max), severityModel)).toBe(100);
});

test("a band begins at its number and not below", () => {
  const from = [0, 34.99, 35, 49.99, 50, 64.99, 65, 74.99, 75, 89.99, 90, 100];
  expect(from.map((score) => bandOf(score, severityModel))).toEqual([
    "baseline",
    "baseline",
    "low",
    "low",
    "medium",
    "medium",
    "high",
    "high",
    "severe",
    "severe",
    "emergency",
    "emergency",
  ]);
});

test("the more severe of two bands wins, whichever comes first", () => {
  expect(moreSevere("low", "high")).toBe("high");
  expect(moreSevere("high", "low")).toBe("high");
});

test("an option the model does not have is refused", () => {
  const inputs = { ...isp, actor: "nobody" };
  expect(() => weightedScore(inputs, severityModel)).toThrow('actor "nobody"');
});
