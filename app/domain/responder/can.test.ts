import { expect, test } from "vitest";
import { triageDeskId } from "../vocabulary/directory.ts";
import {
  can,
  deskActions,
  managesPeople,
  readsContents,
  readsWholeHistory,
  seesAllReports,
  type DeskAction,
  type OwnPart,
} from "./can.ts";
import { responderRoles } from "../vocabulary/responder.ts";

const person = (role: (typeof responderRoles)[number], unitId: string) => ({
  role,
  unitId,
});
const others = ["sacramento", "cisa-region-9", "national-desk"];
const units = [triageDeskId, ...others];

const nothing: DeskAction[] = [];
const parts: [string, OwnPart][] = [
  ["no part", null],
  ["an offered primary part", { part: "primary", state: "offered" }],
  ["an offered joint part", { part: "joint", state: "offered" }],
  ["an accepted primary part", { part: "primary", state: "accepted" }],
  ["an accepted joint part", { part: "joint", state: "accepted" }],
  ["a released primary part", { part: "primary", state: "released" }],
  ["a released joint part", { part: "joint", state: "released" }],
  ["a refused part", { part: "primary", state: "refused" }],
  ["a transferred part", { part: "primary", state: "transferred" }],
];

const lostCode = ["call-back", "let-in"] as const;

/** What a responder of a field office, a region or the national desk may do, by its unit's part. */
const ofUnit: DeskAction[][] = [
  nothing,
  ["accept", "refuse", "transfer", "note", "reveal", "task"],
  ["accept", "refuse", "transfer", "note", "reveal", "task"],
  [
    "transfer",
    "offer",
    "assign-self",
    "hand-over",
    "ask",
    "message",
    "confirm-policy",
    "score",
    "note",
    "reveal",
    "task",
    ...lostCode,
    "close",
    "reopen",
  ],
  [
    "transfer",
    "offer",
    "assign-self",
    "hand-over",
    "ask",
    "message",
    "confirm-policy",
    "note",
    "reveal",
    "task",
    ...lostCode,
  ],
  ["reveal", ...lostCode, "close", "reopen"],
  ["reveal", ...lostCode],
  nothing,
  nothing,
];
const always: DeskAction[] = [
  "transfer",
  "offer",
  "ask",
  "message",
  "confirm-policy",
  "score",
  "note",
  "reveal",
  "task",
  ...lostCode,
  "close",
  "reopen",
];

const inOrder = (actions: DeskAction[]) =>
  deskActions.filter((action) => actions.includes(action));
const allowed = (who: ReturnType<typeof person>, part: OwnPart) =>
  deskActions.filter((action) => can(who, action, part));

for (const unitId of others) {
  test.each(parts.map(([name, part], row) => ({ name, part, row })))(
    `a responder of ${unitId} with $name does exactly what the part allows`,
    ({ part, row }) => {
      const expected = ofUnit[row] ?? [];
      expect(allowed(person("responder", unitId), part)).toEqual(
        inOrder(expected),
      );
      const lead = expected.includes("assign-self")
        ? [...expected, "assign-colleague" as const]
        : expected;
      expect(allowed(person("lead", unitId), part)).toEqual(inOrder(lead));
    },
  );
}

test.each(parts.map(([name, part], row) => ({ name, part, row })))(
  "the triage desk with $name moves, asks and closes, but answers no other unit's offer",
  ({ part, row }) => {
    expect(allowed(person("responder", triageDeskId), part)).toEqual(
      inOrder([...always, ...(ofUnit[row] ?? [])]),
    );
  },
);

test("administrators and auditors work no report, in any unit and with any part", () => {
  for (const role of ["administrator", "auditor"] as const)
    for (const unitId of units)
      for (const [, part] of parts)
        expect(allowed(person(role, unitId), part)).toEqual([]);
});

test("all reports are seen by the triage desk's responders and leads, and by auditors as history", () => {
  const seeing = units.flatMap((unitId) =>
    responderRoles
      .filter((role) => seesAllReports(person(role, unitId)))
      .map((role) => `${unitId} ${role}`),
  );
  expect(seeing.sort()).toEqual([
    "cisa-region-9 auditor",
    "national-desk auditor",
    "sacramento auditor",
    "triage-desk auditor",
    "triage-desk lead",
    "triage-desk responder",
  ]);
});

test("who works no reports reads no contents; only an administrator manages people; only an auditor reads the whole history", () => {
  for (const role of responderRoles) {
    const who = person(role, "sacramento");
    expect(readsContents(who)).toBe(["responder", "lead"].includes(role));
    expect(managesPeople(who)).toBe(role === "administrator");
    expect(readsWholeHistory(who)).toBe(role === "auditor");
  }
});
