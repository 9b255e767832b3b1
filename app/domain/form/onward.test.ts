import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import { morePageAfter, pageAfter } from "./onward.ts";

test("continue leads to the next page of the path", () => {
  expect(pageAfter(answersFor(), "you", false)).toBe("organisation");
  expect(pageAfter(answersFor(), "contact", false)).toBe("check");
});

test("a change leads back to the check page", () => {
  expect(pageAfter(answersFor(), "actions", true)).toBe("check");
});

test("a change that calls up advice leads through it", () => {
  const answers = answersFor({ device_safe: "no" });
  expect(pageAfter(answers, "device", true)).toBe("device-advice");
  expect(morePageAfter(answers, "device", true)).toBe("device-advice");
});

test("a change that adds a page to the path asks it, optional or not, and then leads back", () => {
  const answers = answersFor({ money_moved: "yes" });
  expect(pageAfter(answers, "actions", true)).toBe("bank");
  expect(morePageAfter(answers, "actions", true)).toBe("bank");
  const told = answersFor({ money_moved: "yes", bank_told: "no" });
  expect(pageAfter(told, "bank", true)).toBe("check");
  expect(morePageAfter(told, "bank", true)).toBeNull();
});

test("a page beside the path leads back to the list, and a list of indicators to what was recognised in it", () => {
  const answers = answersFor({ indicators: "203.0.113.7" });
  expect(morePageAfter(answers, "timeline", true)).toBeNull();
  expect(morePageAfter(answers, "what", false)).toBeNull();
  expect(morePageAfter(answers, "indicators", false)).toBe("indicators-review");
  expect(morePageAfter(answersFor(), "indicators", false)).toBeNull();
});
