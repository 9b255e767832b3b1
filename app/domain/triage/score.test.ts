import { expect, test } from "vitest";
import { readExpected } from "#db/testing/expected-table.ts";
import { factsOfCells, factsWith } from "#db/testing/facts.ts";
import { options } from "../form/options.ts";
import { reportFlags, reportPaths } from "../vocabulary/report.ts";
import { findOption } from "./model.ts";
import { severityModel } from "./model.server.ts";
import { bandOf } from "./nciss.ts";
import { scoreReport } from "./score.ts";

const expected = readExpected(new URL("score.expected.csv", import.meta.url));

test.each(expected)("a report scores as its owners expect: $case", (row) => {
  const scoring = scoreReport(factsOfCells(row), severityModel);
  expect({
    score: String(scoring.score),
    scoreBand: scoring.scoreBand,
    band: scoring.band,
    escalators: scoring.escalators.map(({ id }) => id).join("+"),
  }).toEqual({
    score: row.score,
    scoreBand: row.scoreBand,
    band: row.band,
    escalators: row.escalators,
  });
});

test("an unknown actor and an unknown place count as the model says, 50", () => {
  const { inputs } = scoreReport(factsWith(), severityModel);
  for (const category of ["actor", "location-of-activity"] as const) {
    expect(inputs[category]).toBe("unknown");
    expect(findOption(severityModel, category, "unknown").value).toBe(50);
  }
});

test("every answer that can be chosen has its place in the model", () => {
  const one = factsWith();
  const every = [
    ...options.sector.map((sector) => ({ ...one, sector })),
    ...options.affected.map((place) => ({ ...one, affected: [place] })),
    ...options.data_kinds.map((kind) => ({ ...one, dataKinds: [kind] })),
    ...options.control.map((control) => ({ ...one, control })),
    ...options.extortion.map((extortion) => ({ ...one, extortion })),
    ...options.certainty.map((certainty) => ({ ...one, certainty })),
    ...options.service_effect.map((serviceEffect) => ({
      ...one,
      serviceEffect,
    })),
    ...reportPaths.map((path) => ({ ...one, path })),
    ...reportFlags.map((flag) => ({ ...one, flags: [flag] })),
  ];
  for (const facts of every) {
    expect(scoreReport(facts, severityModel).reasons.length).toBeGreaterThan(8);
  }
});

test("the reasons say the band first, then what raised it, then what weighs most", () => {
  const facts = factsWith({
    sector: "communications",
    affected: ["lawful-intercept"],
    serviceEffect: "none",
    flags: ["lawful-intercept"],
  });
  expect(scoreReport(facts, severityModel).reasons.slice(0, 4)).toEqual([
    "Severe: the score of 53 alone would be Medium, and an escalator raises it.",
    "At least Severe: systems or records of court-ordered interception may be reached.",
    "Potential impact: Severe (100 of 100, weight 6); court-ordered interception may be reached.",
    "Location of activity: Level 6: critical systems (90 of 100, weight 4); lawful-intercept systems are named.",
  ]);
});

test("a score just under a band is not rounded up into it", () => {
  for (const row of expected) {
    const { score, scoreBand } = scoreReport(factsOfCells(row), severityModel);
    expect(bandOf(score, severityModel)).toBe(scoreBand);
  }
});
