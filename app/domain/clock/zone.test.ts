import { expect, test } from "vitest";
import { instantOfWallTime, wallTimeOf } from "./zone.ts";

const zone = "America/New_York";
const at = (month: number, day: number, hour: number, minute = 0) => ({
  year: 2026,
  month,
  day,
  minutes: hour * 60 + minute,
});

test("wall time and instant are each other's inverse, also around midnight", () => {
  for (const wall of [at(1, 1, 0), at(7, 4, 23, 59), at(11, 22, 12)]) {
    expect(wallTimeOf(instantOfWallTime(wall, zone), zone)).toEqual(wall);
  }
});

test("a time that daylight saving skips moves forward by the gap", () => {
  expect(instantOfWallTime(at(3, 8, 2, 30), zone).toISOString()).toBe(
    "2026-03-08T07:30:00.000Z",
  );
});

test("of a time that comes twice the first is taken", () => {
  expect(instantOfWallTime(at(11, 1, 1, 30), zone).toISOString()).toBe(
    "2026-11-01T05:30:00.000Z",
  );
});

test("zones east of Greenwich and half-hour zones work too", () => {
  expect(instantOfWallTime(at(11, 22, 9), "Asia/Kolkata").toISOString()).toBe(
    "2026-11-22T03:30:00.000Z",
  );
  expect(instantOfWallTime(at(11, 22, 9), "Pacific/Guam").toISOString()).toBe(
    "2026-11-21T23:00:00.000Z",
  );
});
