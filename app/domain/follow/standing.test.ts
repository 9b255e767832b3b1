import { expect, test } from "vitest";
import { standingOf, type Promised } from "./standing.ts";

const closedAt = null;
const due = (isOverdue: boolean): Promised => ({
  unitName: "FBI Sacramento Field Office",
  kind: "first-answer",
  at: new Date("2026-11-22T13:00:00Z"),
  isOverdue,
});

test("what is late is said before what the reporter is asked", () => {
  const late = due(true);
  const sent = { status: "waiting", closedAt, owed: [late] } as const;
  expect(standingOf({ ...sent, questionCount: 2 })).toEqual({
    is: "overdue",
    due: late,
  });
});

test("a question is said before what is promised", () => {
  const sent = { status: "accepted", closedAt, owed: [due(false)] } as const;
  expect(standingOf({ ...sent, questionCount: 1 }).is).toBe("asked");
  expect(standingOf({ ...sent, questionCount: 0 }).is).toBe("promised");
});

test("an open report without any promise says so", () => {
  const sent = { status: "in-progress", closedAt, owed: [] } as const;
  expect(standingOf({ ...sent, questionCount: 0 }).is).toBe("open");
});

test.each(["closed", "withdrawn", "duplicate", "not-for-us"] as const)(
  "a report that is %s says that alone, and when",
  (status) => {
    const at = new Date("2026-11-22T13:00:00Z");
    const sent = { status, closedAt: at, owed: [], questionCount: 1 };
    expect(standingOf(sent)).toEqual({ is: "ended", how: status, at });
  },
);
