import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import type { Answers } from "./answers.ts";
import { askAgain, nextAskAgain, nextAt, withInstants } from "./ask-again.ts";

const at = (time: string, zone: string, now: string) =>
  nextAt(time, zone, new Date(now)).toISOString();
const zone = "America/Los_Angeles";

test("nine o'clock is the next one on the reporter's clock", () => {
  // 01:00 and 10:00 in Los Angeles.
  expect(at("09:00", zone, "2026-11-22T09:00:00Z")).toBe(
    "2026-11-22T17:00:00.000Z",
  );
  expect(at("09:00", zone, "2026-11-22T18:00:00Z")).toBe(
    "2026-11-23T17:00:00.000Z",
  );
  expect(at("09:00", zone, "2026-11-22T17:00:00Z")).toBe(
    "2026-11-23T17:00:00.000Z",
  );
});

test("nine o'clock is nine o'clock on both sides of a change of clocks, of a month and of a year", () => {
  expect(at("09:00", zone, "2026-11-01T02:00:00Z")).toBe(
    "2026-11-01T17:00:00.000Z",
  );
  expect(at("09:00", zone, "2026-03-07T18:00:00Z")).toBe(
    "2026-03-08T16:00:00.000Z",
  );
  // A time that the change skips comes when the clock has passed it.
  expect(at("02:30", zone, "2026-03-08T08:00:00Z")).toBe(
    "2026-03-08T10:30:00.000Z",
  );
  expect(at("00:15", zone, "2027-01-01T07:50:00Z")).toBe(
    "2027-01-01T08:15:00.000Z",
  );
  expect(at("09:00", zone, "2026-12-31T18:00:00Z")).toBe(
    "2027-01-01T17:00:00.000Z",
  );
});

test("the earliest ahead is asked next, what is past is due, and what is answered is neither", () => {
  const now = new Date("2026-11-22T09:00:00Z");
  const open = (askAgainAt: string): Answers[keyof Answers] => ({
    content: { is: "not-known", askAgainAt },
    savedIn: 1,
    others: [],
  });
  const said = {
    ...answersFor({ sector: "communications" }),
    control: open("09:00"),
    began: open("03:00"),
    data_kinds: open(""),
  };
  const answers = withInstants(said, zone, now);
  expect(withInstants(answers, zone, new Date("2027-01-01"))).toEqual(answers);
  expect(nextAskAgain(answers, now)?.toISOString()).toBe(
    "2026-11-22T11:00:00.000Z",
  );
  const later = new Date("2026-11-22T12:00:00Z");
  expect(
    askAgain(answers, later).map(({ questionId, isDue }) => [
      questionId,
      isDue,
    ]),
  ).toContainEqual(["began", true]);
  expect(nextAskAgain(answers, later)?.toISOString()).toBe(
    "2026-11-22T17:00:00.000Z",
  );
  const answered = { ...answers, ...answersFor() };
  expect(askAgain(answered, later).map(({ questionId }) => questionId)).toEqual(
    ["began"],
  );
});
