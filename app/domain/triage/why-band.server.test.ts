import { expect, test } from "vitest";
import { factsWith } from "#db/testing/facts.ts";
import { severityModel } from "./model.server.ts";
import { scoreReport } from "./score.ts";
import { whyBand } from "./why-band.server.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));

function stored(
  version: number,
  {
    by = null,
    modelVersion = severityModel.version,
  }: { by?: string | null; modelVersion?: number } = {},
) {
  const scoring = scoreReport(factsWith(), severityModel);
  const scoredByName = by && "Robin Vale";
  const scored = { scoredAt: at(version), scoredBy: by, scoredByName };
  return { ...scoring, ...scored, version, modelVersion };
}

test("each of the eight inputs says what it was taken from, whatever its title", () => {
  const why = whyBand([stored(1)]);
  expect(why?.rows).toHaveLength(8);
  expect(why?.rows.filter(({ because }) => because === "")).toEqual([]);
});

test("what newer answers make of it is a suggestion beside a person's judgement", () => {
  const why = whyBand([stored(3), stored(2, { by: "robin" }), stored(1)]);
  expect(why).toMatchObject({
    version: 2,
    suggestion: { version: 3 },
    earlier: [{ version: 1, until: at(2) }],
  });
});

test("a scoring by a model that is no longer here has its sentences alone", () => {
  const why = whyBand([stored(1, { modelVersion: 0 })]);
  expect(why?.rows).toEqual([]);
  expect(why?.summary).not.toBe("");
});

test("what was never scored has no reason", () => {
  expect(whyBand([])).toBeNull();
});
