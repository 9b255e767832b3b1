import { expect, test } from "vitest";
import { z } from "zod";
import { readExpected } from "#db/testing/expected-table.ts";
import { answersOfCell, plainAnswers } from "#db/testing/said.ts";
import { factsOf } from "../facts/facts-of.ts";
import { incompletePages, onPath } from "../form/path.ts";
import { bands, type Band } from "../vocabulary/triage.ts";
import { severityModel } from "./model.server.ts";
import { scoreReport } from "./score.ts";

const rowSchema = z.object({
  situation: z.string().min(1),
  said: z.string(),
  least: z.enum(bands),
  greatest: z.enum(bands),
  by: z.string(),
  why: z.string().min(1),
});
const expected = z
  .array(rowSchema)
  .parse(readExpected(new URL("bands.expected.csv", import.meta.url)));
const nowhere = { state: null, countyFips: null };

test.each(expected)(
  "a responder would sign the band: $situation",
  ({ said, least, greatest, by }) => {
    const answers = answersOfCell(said);
    const { band, escalators } = scoreReport(
      factsOf(answers, nowhere),
      severityModel,
    );
    const at = (each: Band) => bands.indexOf(each);
    const isWithin = at(band) <= at(least) && at(band) >= at(greatest);
    expect(isWithin ? "within" : `${band} ${escalators.join("+")}`).toBe(
      "within",
    );
    if (by === "none") expect(escalators).toEqual([]);
    else if (by !== "") expect(escalators).toContain(by);
  },
);

test.each(expected)(
  "the form asks for each of these answers and takes them: $situation",
  ({ said }) => {
    const answers = answersOfCell(said);
    expect(incompletePages(answers)).toEqual([]);
    const asked = Object.keys(onPath(answers));
    const given = Object.keys(answers).filter((id) => !plainAnswers.has(id));
    expect(given.filter((id) => !asked.includes(id))).toEqual([]);
  },
);

test("half of the situations are ordinary ones that stay low", () => {
  const ordinary = expected.filter(
    ({ greatest }) => greatest === "low" || greatest === "baseline",
  );
  expect(expected.length).toBeGreaterThanOrEqual(60);
  expect(ordinary.length * 2).toBeGreaterThanOrEqual(expected.length);
});
