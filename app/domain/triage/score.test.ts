import { expect, test } from "vitest";
import { readExpected } from "#db/testing/expected-table.ts";
import { factsOfCells, factsWith } from "#db/testing/facts.ts";
import { options } from "../form/options.ts";
import { reportFlags, reportPaths } from "../vocabulary/report.ts";
import { findOption } from "./categories.ts";
import { severityModel } from "./model.server.ts";
import { bandOf } from "./nciss.ts";
import { describeTaken } from "./reasons.ts";
import { scoreReport } from "./score.ts";

const expected = readExpected(new URL("score.expected.csv", import.meta.url));

test.each(expected)("a report scores as its owners expect: $case", (row) => {
  const scoring = scoreReport(factsOfCells(row), severityModel);
  expect({
    score: String(scoring.score),
    scoreBand: scoring.scoreBand,
    band: scoring.band,
    escalators: scoring.escalators.join("+"),
  }).toEqual({
    score: row.score,
    scoreBand: row.scoreBand,
    band: row.band,
    escalators: row.escalators,
  });
});

test("an unknown actor and an unknown place count as the model says, 50", () => {
  const { taken } = scoreReport(factsWith(), severityModel);
  for (const category of ["actor", "location-of-activity"] as const) {
    expect(taken[category].option).toBe("unknown");
    expect(findOption(severityModel, category, "unknown").value).toBe(50);
  }
});

test("what raises because something is not known is a reason only where nothing known weighs more", () => {
  const guessed = factsWith({
    flags: ["critical-service-down"],
    sector: null,
    open: ["sector"],
  });
  const alone = scoreReport(guessed, severityModel);
  const guesses = alone.escalators.filter((id) =>
    severityModel.escalators.some(
      (one) => one.id === id && JSON.stringify(one.when).includes('"open"'),
    ),
  );
  expect(alone.band).toBe("medium");
  expect(guesses).toHaveLength(1);
  const known = scoreReport(
    { ...guessed, flags: [...guessed.flags, "danger-to-life"] },
    severityModel,
  );
  expect(known.band).toBe("emergency");
  expect(known.escalators).not.toContain(guesses[0]);
});

test("what is only heard weighs one band less, and danger to life does not", () => {
  const facts = factsWith({ toldBy: "cisa", certainty: "told-by-others" });
  const bandOfFacts = (more: Partial<typeof facts>) =>
    scoreReport({ ...facts, ...more }, severityModel).band;
  expect(bandOfFacts({})).toBe("high");
  expect(bandOfFacts({ isSecondHand: true })).toBe("medium");
  expect(bandOfFacts({ isSecondHand: true, flags: ["danger-to-life"] })).toBe(
    "emergency",
  );
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
    const { taken } = scoreReport(facts, severityModel);
    expect(describeTaken(taken, severityModel)).toHaveLength(8);
  }
});

test("a score just under a band is not rounded up into it", () => {
  for (const row of expected) {
    const { score, scoreBand } = scoreReport(factsOfCells(row), severityModel);
    expect(bandOf(score, severityModel)).toBe(scoreBand);
  }
});
