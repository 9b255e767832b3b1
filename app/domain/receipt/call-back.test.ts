import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import { callBackOf } from "./call-back.ts";

test.each([
  [{}, { phoneEnding: "42", hours: null }],
  [
    { contact_phone: "(661) 555-0177 ext. 9", contact_hours: "08:00 to 18:00" },
    { phoneEnding: "77", hours: "08:00 to 18:00" },
  ],
  [
    { contact_phone: "not-known" as const, contact_signal: "dana.77" },
    { phoneEnding: null, hours: null },
  ],
  [{ contact_phone: "not-known" as const }, null],
  [{ identity: "anonymous" as const, contact_hours: "any time" }, null],
])("of %o the receipt confirms %o", (said, told) => {
  expect(callBackOf(answersFor(said))).toEqual(told);
});
