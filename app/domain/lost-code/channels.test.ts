import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import { wayBackOf } from "./channels.ts";

const codeless = { isCodeless: true };

test.each([
  ["whoever has a code comes back with it", { isCodeless: false }, {}, "code"],
  ["a number is called", codeless, {}, "call"],
  [
    "a Signal name is called",
    codeless,
    { contact_phone: "not-known" as const, contact_signal: "dana.77" },
    "call",
  ],
  [
    "a number not known yet calls nobody",
    codeless,
    { contact_phone: "not-known" as const },
    "none",
  ],
  [
    "of who stays anonymous no number is asked",
    codeless,
    { identity: "anonymous" as const },
    "none",
  ],
])("%s", (_, session, answers, way) => {
  expect(wayBackOf(session, answersFor(answers))).toBe(way);
});
