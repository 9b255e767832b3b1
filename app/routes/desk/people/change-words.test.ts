import { expect, test } from "vitest";
import {
  changeSentence,
  effectSentences,
  type ChangeTold,
} from "./change-words.ts";

const dana: ChangeTold = {
  kind: "move",
  name: "Dana Ruiz",
  fromRole: "responder",
  toRole: "responder",
  fromUnitName: "FBI Denver Field Office",
  toUnitName: "FBI Denver Field Office",
  staysInUnit: true,
};
const toTriage = { toUnitName: "the triage desk", staysInUnit: false };
const told = (change: Partial<ChangeTold>) => {
  const whole = { ...dana, ...change };
  return [changeSentence(whole), ...effectSentences(whole)];
};

const leaves =
  "They open no reports of FBI Denver Field Office any more, and its next member who is signed in makes its new key.";
const sessionsEnd =
  "Their sessions and open invitations end; their passkeys stay.";

test("who leaves is told with all that ends", () => {
  expect(told({ kind: "deactivation" })).toEqual([
    "Dana Ruiz leaves FBI Denver Field Office.",
    "Their passkeys, sessions and invitations end at once.",
    leaves,
  ]);
});

test("an auditor who leaves takes no key along", () => {
  expect(told({ kind: "deactivation", fromRole: "auditor" })).toHaveLength(2);
});

test("who comes back is invited anew, and let in by a member", () => {
  expect(told({ kind: "reactivation" })).toEqual([
    "Dana Ruiz comes back to FBI Denver Field Office, as responder.",
    "They need a new invitation, as their passkeys ended when they left.",
    "Reports open for them when a member of FBI Denver Field Office lets them in.",
  ]);
});

test("a responder who becomes lead keeps what they open", () => {
  expect(told({ toRole: "lead" })).toEqual([
    "Dana Ruiz becomes lead, at FBI Denver Field Office.",
    sessionsEnd,
  ]);
});

test("who goes to another unit opens nothing of the first, and is let in to the second", () => {
  expect(told(toTriage)).toEqual([
    "Dana Ruiz goes from FBI Denver Field Office to the triage desk, as responder.",
    sessionsEnd,
    leaves,
    "Reports open for them when a member of the triage desk lets them in.",
  ]);
});

test("who becomes auditor reads no more, and an administrator who becomes lead is let in", () => {
  expect(told({ toRole: "auditor" })).toEqual([
    "Dana Ruiz becomes auditor, at FBI Denver Field Office.",
    sessionsEnd,
    leaves,
  ]);
  expect(told({ fromRole: "administrator", toRole: "lead" }).at(-1)).toBe(
    "Reports open for them when a member of FBI Denver Field Office lets them in.",
  );
});
