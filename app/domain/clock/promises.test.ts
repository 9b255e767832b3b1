import { expect, test } from "vitest";
import { dueAt } from "./promises.ts";
import { promises } from "./promises.server.ts";
import { bands } from "../vocabulary/triage.ts";
import { dueKinds } from "../vocabulary/routing.ts";

const day = { isRoundTheClock: false, timeZone: "America/Los_Angeles" };
const always = { isRoundTheClock: true, timeZone: "America/Los_Angeles" };

function due(
  kind: (typeof dueKinds)[number],
  band: (typeof bands)[number],
  from: string,
  hours: typeof day,
): string {
  const owed = { kind, band, from: new Date(from), hours };
  return dueAt(owed, promises).toISOString();
}

test("an emergency is owed a look in 15 minutes, at night and on a holiday too", () => {
  // Thanksgiving, 3 in the morning.
  const from = "2026-11-26T11:00:00Z";
  const at = "2026-11-26T11:15:00.000Z";
  expect(due("accept", "emergency", from, day)).toBe(at);
  expect(due("accept", "emergency", from, always)).toBe(at);
});

test("a unit that works around the clock counts every hour", () => {
  expect(due("accept", "high", "2026-11-26T11:00:00Z", always)).toBe(
    "2026-11-26T13:00:00.000Z",
  );
});

test("a unit with business hours counts only those", () => {
  // Monday 10:00 to 12:00.
  expect(due("accept", "high", "2026-11-23T18:00:00Z", day)).toBe(
    "2026-11-23T20:00:00.000Z",
  );
  // Monday 16:00: one hour is left today, one is Tuesday's.
  expect(due("accept", "high", "2026-11-24T00:00:00Z", day)).toBe(
    "2026-11-24T17:00:00.000Z",
  );
  // Monday 15:00 to 17:00 sharp is still Monday.
  expect(due("accept", "high", "2026-11-23T23:00:00Z", day)).toBe(
    "2026-11-24T01:00:00.000Z",
  );
  // Friday after closing: Monday 10:00.
  expect(due("accept", "high", "2026-11-21T02:00:00Z", day)).toBe(
    "2026-11-23T18:00:00.000Z",
  );
  // Before opening counts from opening.
  expect(due("accept", "high", "2026-11-23T12:00:00Z", day)).toBe(
    "2026-11-23T18:00:00.000Z",
  );
});

test("a long promise runs over several business days", () => {
  // Wednesday 12:00 before Thanksgiving, 8 hours: 5 on Wednesday, 3 on Friday.
  expect(due("accept", "medium", "2026-11-25T20:00:00Z", day)).toBe(
    "2026-11-27T19:00:00.000Z",
  );
});

test("business days end at the close of business and step over weekends and holidays", () => {
  // Wednesday before Thanksgiving; Friday, Monday, Tuesday.
  const from = "2026-11-25T20:00:00Z";
  expect(due("accept", "baseline", from, day)).toBe("2026-12-02T01:00:00.000Z");
  expect(due("accept", "baseline", from, always)).toBe(
    "2026-12-02T01:00:00.000Z",
  );
});

test("the day is that of the unit's zone, not of Greenwich", () => {
  // Sunday 22:00 in Los Angeles is Monday in UTC.
  expect(due("accept", "low", "2026-11-23T06:00:00Z", day)).toBe(
    "2026-11-24T01:00:00.000Z",
  );
});

test("hours that daylight saving adds or takes do not move the wall clock", () => {
  // Friday 16:00 PST before the change of 8 March 2026; Monday 09:00 PDT.
  expect(due("accept", "high", "2026-03-07T00:00:00Z", day)).toBe(
    "2026-03-09T16:00:00.000Z",
  );
  // Friday 16:00 PDT before the change of 1 November 2026; Monday 09:00 PST.
  expect(due("accept", "high", "2026-10-30T23:00:00Z", day)).toBe(
    "2026-11-02T17:00:00.000Z",
  );
});

test("a higher band is never promised less, and every promise lies ahead", () => {
  const from = "2026-11-25T20:07:31.250Z";
  for (const kind of dueKinds) {
    for (const hours of [day, always]) {
      const ordered = bands.map((band) => due(kind, band, from, hours));
      expect(ordered).toEqual([...ordered].sort());
      expect(ordered[0]! > from).toBe(true); // bands has six
    }
  }
});
