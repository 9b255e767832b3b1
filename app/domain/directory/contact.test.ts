import { expect, test } from "vitest";
import { checkedChannels, dialled } from "./contact.ts";

test("a phone number of the United States is dialled with its country", () => {
  expect(dialled("(916) 746-7000")).toBe("+19167467000");
  expect(dialled("202-790-6000")).toBe("+12027906000");
  expect(dialled("1-844-729-2472 (1-844-Say-CISA)")).toBe("+18447292472");
  expect(dialled("911")).toBe("911");
});

test("a number that dials only in its own country is no link", () => {
  expect(dialled("04 498 7654")).toBeNull();
});

test("a channel that nobody checked is not shown", () => {
  const checked = { type: "url", value: "https://cisa.gov", isVerified: true };
  expect(checkedChannels([checked, { ...checked, isVerified: false }])).toEqual(
    [checked],
  );
});
