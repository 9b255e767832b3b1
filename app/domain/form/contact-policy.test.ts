import { expect, test } from "vitest";
import { policyAfter } from "./contact-policy.ts";

test.each([
  // Quieter counts at once, and then nothing waits.
  ["conversation", "silent", "silent", null],
  ["conversation", "notice", "notice", null],
  ["notice", "silent", "silent", null],
  ["notice", "notice", "notice", null],
  // Louder is held at a notice, which says nothing.
  ["silent", "notice", "notice", "silent"],
  ["silent", "conversation", "notice", "silent"],
  ["notice", "conversation", "notice", "notice"],
] as const)(
  "confirmed %s, wished %s: mail is %s, and %s is remembered",
  (confirmed, wished, contactPolicy, contactPolicyConfirmed) => {
    expect(policyAfter({ confirmed, wished })).toEqual({
      contactPolicy,
      contactPolicyConfirmed,
    });
  },
);
