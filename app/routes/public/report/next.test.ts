import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import { addressOf, pageAfter } from "./next.ts";

test("continue leads to the next page of the path", () => {
  expect(pageAfter(answersFor(), "you", false)).toBe("organisation");
  expect(pageAfter(answersFor(), "contact", false)).toBe("check");
});

test("a change leads back to the check page", () => {
  expect(pageAfter(answersFor(), "actions", true)).toBe("check");
  expect(addressOf("check", true)).toBe("/report/check");
});

test("a change that calls up advice leads through it", () => {
  const answers = answersFor({ device_safe: "no" });
  expect(pageAfter(answers, "listeners", true)).toBe("device-advice");
});

test("a change that adds a page to the path asks it, optional or not, and then leads back", () => {
  const answers = answersFor({ money_moved: "yes" });
  expect(pageAfter(answers, "actions", true)).toBe("bank");
  expect(addressOf("bank", true)).toBe("/report/bank?change");
  const told = answersFor({ money_moved: "yes", bank_told: "no" });
  expect(pageAfter(told, "bank", true)).toBe("check");
});
