import { expect, test } from "vitest";
import { addressOf } from "./address.ts";

test("a page that was opened for a change says so, and the check page never does", () => {
  expect(addressOf("bank", true)).toBe("/report/bank?change");
  expect(addressOf("bank", false)).toBe("/report/bank");
  expect(addressOf("check", true)).toBe("/report/check");
});
