import { expect, test } from "vitest";
import { nextStepOf as stepOf } from "./next-step.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));
type Report = Parameters<typeof stepOf>[0];
const nextStepOf = (report: Report, now = at(10)) => stepOf(report, now);
type Part = Report["assignments"][number];

function part(of: Partial<Part>): Part {
  return {
    ...{ id: "1", unitId: "denver", unitName: "FBI Denver" },
    ...{ unitKind: "field-office", part: "primary", state: "accepted" },
    ...{ ruleId: null, decisionVersion: null, ruleReason: null },
    ...{ offeredAt: at(1), offeredBy: null, answeredAt: null },
    ...{ answeredBy: null, assigneeId: null, assigneeName: null },
    ...{ dueKind: "next-update", dueAt: at(12), openedAt: null },
    ...{ reason: null, answerReason: null },
    ...of,
  };
}

const report = (of: Partial<Report> & { own?: Partial<Part> }): Report => ({
  actions: [],
  assignments: [],
  contents: { lostCode: null },
  whyBand: null,
  ownPart: of.own ? part(of.own) : null,
  ...of,
});

test("a part that was offered is to be accepted", () => {
  const own = { state: "offered", dueKind: "accept" } as const;
  const actions = ["accept", "refuse", "note"] as const;
  expect(nextStepOf(report({ own, actions: [...actions] }))).toEqual({
    due: { kind: "accept", unitName: null, at: at(12) },
    isWaiting: false,
    verb: "acceptance",
  });
});

test("an accepted part is answered, and while its reporter is asked nothing is due", () => {
  const actions: Report["actions"] = ["message", "ask"];
  expect(nextStepOf(report({ own: {}, actions }))).toMatchObject({
    due: { kind: "next-update" },
    verb: "messages",
  });
  expect(nextStepOf(report({ own: { dueAt: null }, actions }))).toEqual({
    due: null,
    isWaiting: true,
    verb: "messages",
  });
});

test("without a part of one's own, what lapses first counts, with whose it is", () => {
  const assignments = [
    part({ dueAt: at(15) }),
    part({ unitName: "CISA Region 8", state: "offered", dueAt: at(14) }),
    part({ unitName: "FBI Omaha", state: "refused", dueAt: at(2) }),
  ];
  const actions: Report["actions"] = ["message", "transfer"];
  const { due, verb } = nextStepOf(report({ assignments, actions }));
  expect(due).toMatchObject({ unitName: "CISA Region 8", at: at(14) });
  // A primary part that nobody accepts may go elsewhere; what is no part of one's own is met by nobody else.
  expect(verb).toBe("transfer");
  const joint = assignments.map((each) => ({
    ...each,
    part: "joint" as const,
  }));
  expect(nextStepOf(report({ assignments: joint, actions })).verb).toBe(null);
});

test("a call about a lost code comes before what lapses later", () => {
  const lost = (hour: number): Partial<Report> => ({
    contents: { lostCode: { callBy: at(hour), actions: ["call-back"] } },
  });
  const own = { dueAt: at(12) };
  expect(nextStepOf(report({ own, ...lost(11) }))).toMatchObject({
    due: { kind: "call-back", at: at(11) },
    verb: "call-back",
  });
  expect(nextStepOf(report({ own, ...lost(13) })).due).toMatchObject({
    kind: "next-update",
  });
});

test("what was ended leads to opening it again, for whoever may", () => {
  expect(nextStepOf(report({ actions: ["reopen", "note"] }))).toEqual({
    due: null,
    isWaiting: false,
    verb: "reopening",
  });
});

test("a provisional severity is confirmed before what is due later, and after what is overdue", () => {
  const actions: Report["actions"] = ["message", "score"];
  const verbAt = (now: Date, scoredBy: string | null = null) =>
    nextStepOf(
      report({ own: {}, actions, whyBand: { scoredBy, form: {} } }),
      now,
    ).verb;
  expect(verbAt(at(11))).toBe("severity");
  expect(verbAt(at(13))).toBe("messages");
  expect(verbAt(at(11), "ruth")).toBe("messages");
  const whyBand = { scoredBy: null, form: null };
  expect(nextStepOf(report({ own: {}, actions, whyBand })).verb).toBe(
    "messages",
  );
});
