import { expect, test } from "vitest";
import { answersGiven } from "./answers.ts";
import { mayShowCode } from "./may-show-code.ts";

test("a code is shown on a device that nobody called unsafe, once somebody was asked", () => {
  const said = (device_safe?: "yes" | "no" | "not-sure") =>
    mayShowCode(answersGiven(device_safe ? { device_safe } : {}));
  expect([said(), said("yes"), said("not-sure"), said("no")]).toEqual([
    null,
    true,
    true,
    false,
  ]);
});

test("of two tabs that said different things the more careful counts", () => {
  const { device_safe } = answersGiven({ device_safe: "yes" });
  if (!device_safe) throw new Error("it was given");
  const others = [{ is: "given" as const, value: "no" }];
  expect(mayShowCode({ device_safe: { ...device_safe, others } })).toBe(false);
});
