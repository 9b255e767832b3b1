import { expect, test } from "vitest";
import { factsWith } from "#db/testing/facts.ts";
import type { ReportFacts } from "../facts/facts.ts";
import type { Grounds } from "../vocabulary/grounds.ts";
import type { ScoringGrounds } from "./grounds.server.ts";
import { severityModel } from "./model.server.ts";
import { scoreReport } from "./score.ts";
import { whyBand } from "./why-band.server.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));

function stored(
  version: number,
  {
    by = null,
    facts = factsWith(),
    ...rest
  }: {
    by?: string | null;
    modelVersion?: number;
    facts?: ReportFacts;
    grounds?: Grounds<ScoringGrounds>;
  } = {},
) {
  const { taken, escalators, ...scoring } = scoreReport(facts, severityModel);
  const scoredByName = by && "Robin Vale";
  const scored = { scoredAt: at(version), scoredBy: by, scoredByName };
  const grounds = { is: "known" as const, taken, escalators };
  return { ...scoring, ...scored, version, grounds, ...rest };
}

test("the desk reads the band first, then what raised it, then what weighs most", () => {
  const facts = factsWith({
    sector: "communications",
    affected: ["lawful-intercept"],
    certainty: "suspicion",
    serviceEffect: "none",
    flags: ["lawful-intercept"],
  });
  const why = whyBand([stored(1, { facts })]);
  expect(why?.summary).toBe(
    "Severe: the score of 58 alone would be Medium, and an escalator raises it.",
  );
  expect(why?.grounds).toMatchObject({
    is: "known",
    escalators: [
      {
        atLeast: "severe",
        reason:
          "systems or records of court-ordered interception may be reached",
      },
    ],
    rows: [
      {
        category: "Potential impact",
        option: "Severe",
        because: "court-ordered interception may be reached",
        ...{ value: 100, weight: 6 },
      },
      {
        category: "Location of activity",
        option: "Level 6: critical systems",
        because: "lawful-intercept systems are named",
        ...{ value: 90, weight: 4 },
      },
      ...Array.from({ length: 6 }, () => expect.anything()),
    ],
  });
});

test("who told them is called by name, and hearsay is said to weigh less", () => {
  const facts = factsWith({ toldBy: "cisa", affected: ["email"] });
  const raisedBy = (heard: boolean) => {
    const flags = heard ? ["second-hand"] : [];
    return whyBand([stored(1, { facts })], flags)?.grounds;
  };
  expect(raisedBy(false)).toMatchObject({
    escalators: [{ reason: "told by CISA", atLeast: "high" }],
  });
  expect(raisedBy(true)).toMatchObject({
    escalators: [{ reason: "told by CISA", atLeast: "medium" }],
  });
});

test("what newer answers make of it is a suggestion beside a person's judgement", () => {
  const why = whyBand([stored(3), stored(2, { by: "robin" }), stored(1)]);
  expect(why).toMatchObject({
    version: 2,
    suggestion: { version: 3 },
    earlier: [{ version: 1, until: at(2) }],
  });
});

test("a scoring by a model that is no longer here says what was taken, and not what it weighed", () => {
  const facts = factsWith({ flags: ["lawful-intercept"] });
  const why = whyBand([stored(1, { modelVersion: 0, facts })]);
  expect(why?.summary).not.toBe("");
  expect(why?.grounds).toMatchObject({
    escalators: [{ reason: "lawful intercept", atLeast: null }],
    rows: expect.arrayContaining([
      {
        category: "Actor",
        option: "unknown",
        because: "not known yet",
        ...{ value: null, weight: null },
      },
    ]),
  });
});

test.each(["sealed", "not-kept"] as const)(
  "grounds that are %s leave the band and its score to be read",
  (is) => {
    const why = whyBand([stored(1, { grounds: { is } })]);
    expect(why?.grounds).toEqual({ is });
    expect(why?.summary).toMatch(/the score is \d+ of 100/);
  },
);

test("what was never scored has no reason", () => {
  expect(whyBand([])).toBeNull();
});
