import { expect, test } from "vitest";
import { isTimeToHandOver, shiftsAround, sinceLeaving } from "./shift.ts";

const timeZone = "America/Los_Angeles";
const day = { beginsMinute: 7 * 60, endsMinute: 19 * 60 };
const night = { beginsMinute: 19 * 60, endsMinute: 7 * 60 };
const at = (text: string) => new Date(text);

test("a shift is that under way, by the unit's clock and over midnight", () => {
  const now = at("2026-11-30T20:00:00Z");
  expect(shiftsAround(day, { now, timeZone })).toEqual({
    current: {
      beginsAt: at("2026-11-30T15:00:00Z"),
      endsAt: at("2026-12-01T03:00:00Z"),
    },
    lastEndAt: at("2026-11-30T03:00:00Z"),
    next: {
      beginsAt: at("2026-12-01T15:00:00Z"),
      endsAt: at("2026-12-02T03:00:00Z"),
    },
  });
  const late = at("2026-12-01T09:00:00Z");
  expect(shiftsAround(night, { now: late, timeZone }).current).toEqual({
    beginsAt: at("2026-12-01T03:00:00Z"),
    endsAt: at("2026-12-01T15:00:00Z"),
  });
});

test("who stays a little longer is still in the shift, and who comes back later is not", () => {
  const stays = at("2026-12-01T04:59:00Z");
  const gone = at("2026-12-01T05:00:00Z");
  const around = shiftsAround(day, { now: stays, timeZone });
  expect(around.current?.endsAt).toEqual(at("2026-12-01T03:00:00Z"));
  expect(around.lastEndAt).toEqual(at("2026-11-30T03:00:00Z"));
  const { current, lastEndAt } = shiftsAround(day, { now: gone, timeZone });
  expect(current).toBeNull();
  expect(lastEndAt).toEqual(at("2026-12-01T03:00:00Z"));
});

test("a shift keeps its hours when the clocks change, and is longer or shorter for it", () => {
  // On November 1, 2026 the clocks go back at 2:00.
  const now = at("2026-11-01T10:00:00Z");
  const { current } = shiftsAround(night, { now, timeZone });
  expect(current).toEqual({
    beginsAt: at("2026-11-01T02:00:00Z"),
    endsAt: at("2026-11-01T15:00:00Z"),
  });
});

test.each([
  ["2026-12-01T01:59:00Z", false],
  ["2026-12-01T02:00:00Z", true],
  ["2026-12-01T04:00:00Z", true],
  ["2026-12-01T05:00:00Z", false],
])("at %s it is time to hand over: %s", (text, isTime) => {
  const now = at(text);
  const { current } = shiftsAround(day, { now, timeZone });
  expect(isTimeToHandOver(current, now)).toBe(isTime);
});

const [friday, sunday, monday] = [
  at("2026-11-27T03:10:00Z"),
  at("2026-11-30T03:00:00Z"),
  at("2026-11-30T16:00:00Z"),
];

test.each([
  [
    "who was here all along left at the end of the last shift",
    { beforeAt: monday, seenAt: null },
    sunday,
    "shift",
    sunday,
  ],
  [
    "who was not here in the last shift left before it",
    { beforeAt: friday, seenAt: null },
    sunday,
    "visit",
    friday,
  ],
  [
    "whose hours are not known left with the last visit",
    { beforeAt: friday, seenAt: null },
    null,
    "visit",
    friday,
  ],
  [
    "who has seen all is told what came after that",
    { beforeAt: friday, seenAt: monday },
    sunday,
    "seen",
    monday,
  ],
  [
    "what was seen before leaving does not count",
    { beforeAt: sunday, seenAt: friday },
    null,
    "visit",
    sunday,
  ],
  [
    "at the first visit it is a day",
    { beforeAt: null, seenAt: null },
    null,
    "day",
    at("2026-11-29T16:00:00Z"),
  ],
] as const)("%s", (_, visits, lastEndAt, by, since) => {
  expect(sinceLeaving(visits, lastEndAt, monday)).toEqual({ by, at: since });
});
