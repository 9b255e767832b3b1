import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import type { Answers } from "./answers.ts";
import { contactPolicyOf } from "./contact-policy.ts";
import { louderQuestions, ofScope } from "./louder.ts";

const colleague = { scope: "answer" } as const;
const given = (value: string) => ({ is: "given", value }) as const;

test.each([
  ["no", "not-sure", true],
  ["no", "yes", true],
  ["not-sure", "yes", true],
  ["yes", "yes", false],
  ["yes", "not-sure", false],
  ["not-sure", "no", false],
] as const)("a line that was %s and is %s: louder is %s", (then, now, is) => {
  for (const id of ["device_safe", "mail_safe", "phone_safe"] as const) {
    const louder = louderQuestions(
      answersFor({ [id]: then }),
      answersFor({ [id]: now }),
    );
    expect(louder).toEqual(is ? [id] : []);
  }
});

test("what was said of a line is not taken back, and a first answer is no change", () => {
  const unsaid = { ...answersFor(), mail_safe: undefined };
  expect(louderQuestions(answersFor({ mail_safe: "no" }), unsaid)).toEqual([
    "mail_safe",
  ]);
  // In two steps, it would be a first answer then.
  expect(
    louderQuestions(answersFor({ mail_safe: "not-sure" }), unsaid),
  ).toEqual(["mail_safe"]);
  expect(louderQuestions(unsaid, answersFor({ mail_safe: "yes" }))).toEqual([]);
});

test("of what two tabs said at once, the more careful one counts until its owner settles it", () => {
  const before: Answers = {
    ...answersFor(),
    mail_safe: { content: given("yes"), savedIn: 1, others: [given("no")] },
  };
  const submission = {
    ...{ baseVersion: 1, contents: { mail_safe: given("yes") } },
    settled: ["mail_safe"] as const,
  };
  const saved = { answers: before, version: 1 };
  expect(ofScope(colleague, saved, submission)).toEqual({
    louder: ["mail_safe"],
    submission: { ...submission, contents: {}, settled: [] },
  });
  expect(ofScope({ scope: "owner" }, saved, submission)).toEqual({
    louder: [],
    submission,
  });
});

test("an answer that is put before the more careful one is louder, though that still stands beside it", () => {
  const beside = (
    id: "device_safe" | "identity",
    now: string,
    was: string,
  ) => ({
    ...answersFor(),
    [id]: { content: given(now), savedIn: 2, others: [given(was)] },
  });
  expect(
    louderQuestions(
      answersFor({ device_safe: "no" }),
      beside("device_safe", "yes", "no"),
    ),
  ).toEqual(["device_safe"]);
  const shown = beside("identity", "named", "anonymous");
  expect(louderQuestions(answersFor({ identity: "anonymous" }), shown)).toEqual(
    ["identity"],
  );
  const reachable = { contact_email: "dana@own.test" };
  expect(contactPolicyOf({ ...answersFor(reachable), ...shown })).toBe(
    "silent",
  );
});

test("who is anonymous is shown by the owner alone", () => {
  const hidden = answersFor({ identity: "anonymous" });
  expect(louderQuestions(hidden, answersFor({ identity: "named" }))).toEqual([
    "identity",
  ]);
  expect(louderQuestions(answersFor({ identity: "named" }), hidden)).toEqual(
    [],
  );
});
