import { expect, test } from "vitest";
import { momentsAfter } from "./hours.mjs";

test("the moments are eight hours of a day, both turns of the clock, and the ends of month, year and February", () => {
  const now = Date.parse("2026-11-29T15:00:00Z");
  const moments = momentsAfter(now, "America/Los_Angeles");
  expect(moments.map(({ at }) => at.toISOString().slice(0, 16))).toEqual([
    "2026-11-30T01:30",
    "2026-11-30T04:30",
    "2026-11-30T07:30",
    "2026-11-30T10:30",
    "2026-11-30T13:30",
    "2026-11-30T16:30",
    "2026-11-30T19:30",
    "2026-11-30T22:30",
    // Two in the morning in California, on the second Sunday of March and the first of November.
    "2027-03-14T09:59",
    "2027-03-15T10:00",
    "2027-11-07T08:59",
    "2027-11-08T09:00",
    "2027-05-01T06:59",
    "2026-12-31T23:59",
    "2027-01-01T07:59",
    "2028-02-29T20:00",
    "2028-03-01T20:00",
  ]);
});

test("every moment is to come, whatever day it is", () => {
  const from = Date.parse("2026-01-01T00:00:00Z");
  for (let day = 0; day < 366; day += 60) {
    const now = from + day * 86_400_000;
    for (const { at } of momentsAfter(now, "America/Los_Angeles"))
      expect(at.getTime()).toBeGreaterThan(now);
  }
});
