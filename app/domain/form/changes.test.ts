import { expect, test } from "vitest";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import type { Answers } from "./answers.ts";
import { changedQuestions, changesBetween } from "./changes.ts";
import { checkRows } from "./check.ts";
import { updatesOf } from "./updates.ts";

const between = (before: Answers, after: Answers) =>
  changesBetween(checkRows(before), checkRows(after));
const changed = (before: AnswerValues, after: AnswerValues) =>
  between(answersFor(before), answersFor(after));
const option = (option: string) => ({ kind: "option", option });

test("what changed is told question by question, in the order asked, with what it said before and says now", () => {
  const noticed = {
    date: "2026-11-20",
    time: null,
    zone: "America/Los_Angeles",
    isApproximate: true,
  };
  const changes = changed(
    { first_noticed: "not-known", service_effect: "none" },
    {
      org_name: "Sierra Water",
      first_noticed: noticed,
      affected: ["routers", "lawful-intercept"],
      service_effect: "not-known",
      site: { zip: "94612", countyFips: null, state: null },
    },
  );
  expect(changes).toEqual([
    {
      questionId: "org_name",
      before: [{ kind: "text", text: "Sierra Telecom, Inc." }],
      after: [{ kind: "text", text: "Sierra Water" }],
    },
    {
      questionId: "site",
      before: [
        {
          kind: "site",
          site: { zip: "93301", countyFips: "06029", state: null },
        },
      ],
      after: [
        { kind: "site", site: { zip: "94612", countyFips: null, state: null } },
      ],
    },
    {
      questionId: "first_noticed",
      before: [{ kind: "not-known", askAgainAt: null }],
      after: [{ kind: "moment", moment: noticed }],
    },
    {
      questionId: "affected",
      before: [option("routers")],
      after: [option("routers"), option("lawful-intercept")],
    },
    {
      questionId: "service_effect",
      before: [option("none")],
      after: [{ kind: "not-known", askAgainAt: null }],
    },
  ]);
});

test("a turn of the path shows what is no longer asked, and what is asked now", () => {
  const changes = changed(
    { report_kind: "compromise" },
    { report_kind: "indicators-only", indicators: "203.0.113.9" },
  );
  const gone = changes.filter(({ after }) => after.length === 0);
  expect(gone.map(({ questionId }) => questionId)).toContain("org_name");
  expect(changes).toContainEqual({
    questionId: "indicators",
    before: [],
    after: [{ kind: "text", text: "203.0.113.9" }],
  });
});

test("a question that was never answered is no change when it is no longer asked", () => {
  const before = {
    ...answersFor({ report_kind: "told-by-other" }),
    told_by_name: undefined,
  };
  const after = answersFor({ report_kind: "compromise" });
  const ids = between(before, after).map(({ questionId }) => questionId);
  expect(ids).toContain("told_by");
  expect(ids).not.toContain("told_by_name");
});

test("nothing changed, nothing told", () => {
  expect(changed({}, {})).toEqual([]);
  expect(changedQuestions(answersFor(), answersFor())).toEqual([]);
});

test("two texts saved at once are both shown, and so is the choice between them", () => {
  const one = answersFor({ org_name: "Sierra" });
  const content = { is: "given", value: "Sierra Water" } as const;
  const two: Answers = {
    ...one,
    org_name: { ...one.org_name!, others: [content] },
  };
  const text = (text: string) => ({ kind: "text", text });
  expect(between(two, one)).toEqual([
    {
      questionId: "org_name",
      before: [text("Sierra"), text("Sierra Water")],
      after: [text("Sierra")],
    },
  ]);
  expect(changedQuestions(one, two)).toEqual(["org_name"]);
});

test("a question passed without an answer is as if it never was", () => {
  const passed: Answers = {
    ...answersFor(),
    indicators: { content: { is: "blank" }, savedIn: 2, others: [] },
  };
  expect(changedQuestions(answersFor(), passed)).toEqual([]);
});

test("versions of one code within half an hour are one update; another code or a later hour begins the next", () => {
  const at = (minutes: number) =>
    new Date(Date.parse("2026-11-22T09:00:00Z") + minutes * 60_000);
  const saved = (version: number, minutes: number, accessId: string) => ({
    version,
    savedAt: at(minutes),
    accessId,
  });
  const updates = updatesOf([
    saved(7, 0, "a"),
    saved(8, 5, "a"),
    saved(9, 20, "a"),
    saved(10, 35, "a"),
    saved(11, 36, "a"),
    saved(12, 40, "b"),
    saved(13, 41, "a"),
  ]);
  // The first is what was sent, however soon the next followed.
  expect(updates.map(({ from, to, versions }) => [from, to, versions])).toEqual(
    [
      [7, 10, [8, 9, 10]],
      [10, 11, [11]],
      [11, 12, [12]],
      [12, 13, [13]],
    ],
  );
  expect(updates[0]).toMatchObject({ savedAt: at(35), accessId: "a" });
  expect(updatesOf([saved(1, 0, "a")])).toEqual([]);
});
