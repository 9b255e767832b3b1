import { expect, test } from "vitest";
import { instantOfMoment, isZone, momentSchema } from "./moment.ts";

const at = (date: string, time: string | null, zone: string) =>
  instantOfMoment({ date, time, zone, isApproximate: false }).toISOString();

test.each([
  ["2026-11-20", "03:10", "America/Los_Angeles", "2026-11-20T11:10:00.000Z"],
  ["2026-07-20", "03:10", "America/Los_Angeles", "2026-07-20T10:10:00.000Z"],
  ["2026-07-20", null, "America/Phoenix", "2026-07-20T07:00:00.000Z"],
  ["2026-01-01", "00:00", "Pacific/Guam", "2025-12-31T14:00:00.000Z"],
  ["2026-11-22", "12:00", "Asia/Kolkata", "2026-11-22T06:30:00.000Z"],
  ["2026-11-22", "12:00", "Etc/UTC", "2026-11-22T12:00:00.000Z"],
  // An hour before and after the clocks went forward and back.
  ["2026-03-08", "01:30", "America/New_York", "2026-03-08T06:30:00.000Z"],
  ["2026-03-08", "03:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
  ["2026-11-01", "00:30", "America/New_York", "2026-11-01T04:30:00.000Z"],
  ["2026-11-01", "02:30", "America/New_York", "2026-11-01T07:30:00.000Z"],
])("%s at %s in %s is %s", (date, time, zone, expected) => {
  expect(at(date, time, zone)).toBe(expected);
});

test("an hour that the clocks skip or tell twice is still an instant of that night", () => {
  expect(at("2026-03-08", "02:30", "America/New_York")).toMatch(
    /^2026-03-08T0[67]:30/,
  );
  expect(at("2026-11-01", "01:30", "America/New_York")).toMatch(
    /^2026-11-01T0[56]:30/,
  );
});

test("only zones that exist are zones", () => {
  expect(isZone("America/Boise")).toBe(true);
  expect(isZone("America/Nowhere")).toBe(false);
  expect(
    momentSchema.safeParse({
      date: "2026-11-22",
      time: "24:00",
      zone: "Etc/UTC",
      isApproximate: false,
    }).success,
  ).toBe(false);
});
