import { expect, test } from "vitest";
import { newestProvisional, standings } from "./standing.ts";

const scored = (version: number, scoredBy: string | null = null) => ({
  version,
  scoredBy,
});
const versionsOf = (scorings: { version: number }[]) =>
  scorings.map(({ version }) => version);

test("while nobody judged, each scoring counted until the next", () => {
  const all = [scored(1), scored(2), scored(3)];
  expect(versionsOf(standings(all))).toEqual([3, 2, 1]);
});

test("once a responder judged, what later answers make of it counts no more", () => {
  const all = [scored(3), scored(1), scored(2, "dana"), scored(4, "dana")];
  expect(versionsOf(standings(all))).toEqual([4, 2, 1]);
  expect(newestProvisional(all)?.version).toBe(3);
});

test("nothing scored, nothing counts", () => {
  expect(standings([])).toEqual([]);
  expect(newestProvisional([])).toBeNull();
});
