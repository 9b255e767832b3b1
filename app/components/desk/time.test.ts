import { expect, test } from "vitest";
import {
  agoWords,
  dueState,
  dueText,
  exactWords,
  instantWords,
} from "./time.ts";

const now = new Date("2026-11-22T14:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test("an instant is written in the unit's own zone", () => {
  const at = new Date("2026-11-22T08:05:31Z");
  expect(instantWords(at, "America/Los_Angeles", now)).toBe(
    "Nov 22, 00:05 PST",
  );
  expect(exactWords(at, "America/New_York")).toBe("Nov 22, 2026, 03:05:31 EST");
});

test("another year is named", () => {
  const at = new Date("2025-12-31T23:30:00Z");
  expect(instantWords(at, "UTC", now)).toBe("Dec 31, 2025, 23:30 UTC");
});

test("what is due counts down, and counts up once it has lapsed", () => {
  expect(dueText(later(12), now)).toBe("lapses in 12 min");
  expect(dueText(later(60 * 26), now)).toBe("lapses in 26 h");
  expect(dueText(later(-180), now)).toBe("overdue 3 h");
  expect(dueText(later(-0.5), now)).toBe("overdue under a minute");
});

test("the last hour before a due is marked as soon", () => {
  expect(dueState(later(60), now)).toBe("soon");
  expect(dueState(later(61), now)).toBe("later");
  expect(dueState(later(-1), now)).toBe("overdue");
});

test("long ago is told in days", () => {
  expect(agoWords(later(-60 * 24 * 3), now)).toBe("3 days ago");
});
