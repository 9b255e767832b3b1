import { join } from "node:path";
import { expect, test } from "vitest";
import { projectFolder } from "#db/project.server.ts";
import { precisionOf, recallOf, scoreCorpus } from "./extract-score.server.ts";

const { tallies, total, lineCount } = scoreCorpus(
  join(projectFolder, "app/domain/indicator/corpus"),
);

test("the corpus has at least 340 lines, and every kind stands in it", () => {
  expect(lineCount).toBeGreaterThanOrEqual(340);
  for (const [kind, { right, missed }] of tallies)
    expect(right + missed, kind).toBeGreaterThan(0);
});

test("of what logs, mails and lists hold, nearly all is recognised, and nearly nothing else", () => {
  expect(precisionOf(total)).toBeGreaterThanOrEqual(0.99);
  expect(recallOf(total)).toBeGreaterThanOrEqual(0.99);
  for (const [kind, tally] of tallies) {
    expect.soft(precisionOf(tally), kind).toBeGreaterThanOrEqual(0.99);
    expect.soft(recallOf(tally), kind).toBeGreaterThanOrEqual(0.99);
  }
});
