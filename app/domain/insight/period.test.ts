import { expect, test } from "vitest";
import { periodOf, periodSchema, type PeriodProblem } from "./period.ts";

const now = new Date("2026-11-30T21:00:00Z");
const timeZone = "America/Los_Angeles";
const asked = (query: Record<string, string>) =>
  periodOf(periodSchema.parse(query), { now, timeZone });

test("thirty days end today, on the calendar of whoever asks, and stand beside the thirty before", () => {
  const { period } = asked({});
  expect(period).toMatchObject({
    ...{ name: "month", firstDay: "2026-11-01", lastDay: "2026-11-30" },
    ...{ daysCount: 30, step: "week" },
  });
  expect(period.from.toISOString()).toBe("2026-11-01T07:00:00.000Z");
  // Daylight saving ended on the first.
  expect(period.until.toISOString()).toBe("2026-12-01T08:00:00.000Z");
  expect(period.before.toISOString()).toBe("2026-10-02T07:00:00.000Z");
});

test.each([
  ["week", "day", 7],
  ["quarter", "week", 90],
  ["year", "month", 365],
])("of a %s each bar is a %s", (period, step, daysCount) => {
  expect(asked({ period }).period).toMatchObject({ step, daysCount });
});

test("chosen days count whole, the last one too", () => {
  const from = "2026-11-02";
  const { period, problem } = asked({ period: "dates", from, to: from });
  expect(problem).toBeNull();
  expect(period).toMatchObject({ daysCount: 1, step: "day" });
  expect(period.until.getTime() - period.from.getTime()).toBe(86_400_000);
});

test.each<[string, string, PeriodProblem]>([
  ["2026-11-09", "2026-11-02", "backwards"],
  ["2026-12-05", "2026-12-09", "ahead"],
  ["2024-01-01", "2026-11-02", "too-long"],
  ["yesterday", "2026-11-02", "missing"],
])("from %s to %s: %s, and the last 30 days instead", (from, to, why) => {
  const { period, problem } = asked({ period: "dates", from, to });
  expect(problem).toBe(why);
  expect(period.name).toBe("month");
});
