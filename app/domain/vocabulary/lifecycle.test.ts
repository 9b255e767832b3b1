import { expect, test } from "vitest";
import { Conflict } from "../refusal.ts";
import {
  lifecycle,
  nextStatus,
  statusAllows,
  type LifecycleAction,
} from "./lifecycle.ts";
import { openStatuses, reportStatuses } from "./report.ts";

const head = [
  "draft",
  ...openStatuses,
  "closed",
  "withdrawn",
  "duplicate",
  "not-for-us",
] as const;

/** What becomes of a report in the statuses of the head, in that order: "-" is refused, "." leaves it as it is. */
const table = [
  ["accept", "- accepted . . . - - - -"],
  ["refuse", "- . . . . - - - -"],
  ["transfer", "- . . . . - - - -"],
  ["offer", "- . . . . - - - -"],
  ["assign-self", "- . in-progress . . - - - -"],
  ["assign-colleague", "- . in-progress . . - - - -"],
  ["undo-assignment", "- . . . . - - - -"],
  ["undo-first-assignment", "- - - accepted - - - - -"],
  ["hand-over", "- . . . . - - - -"],
  ["ask", "- . waiting waiting . - - - -"],
  ["message", "- . in-progress . . - - - -"],
  ["confirm-policy", "- . . . . - - - -"],
  ["score", "- . . . . - - - -"],
  ["note", "- . . . . . . . ."],
  ["reveal", "- . . . . . . . ."],
  ["task", "- . . . . - - - -"],
  ["call-back", "- . . . . . . . ."],
  ["let-in", "- . . . . . . . ."],
  ["close", "- closed closed closed closed - - - -"],
  ["mark-duplicate", "- duplicate duplicate duplicate duplicate - - - -"],
  ["mark-not-for-us", "- not-for-us not-for-us not-for-us not-for-us - - - -"],
  ["reopen", "- - - - - in-progress - in-progress in-progress"],
  ["reopen-unaccepted", "- - - - - submitted - submitted submitted"],
  ["add", "- . . . in-progress . - - -"],
  ["update", "- . . . in-progress . - - -"],
  ["withdraw", "- withdrawn withdrawn withdrawn withdrawn - - - -"],
  ["submit", "submitted - - - - - - - -"],
] satisfies [LifecycleAction, string][];

test("every act and every status stands in the table", () => {
  expect(table.map(([act]) => act)).toEqual(Object.keys(lifecycle));
  expect([...head].sort()).toEqual([...reportStatuses].sort());
});

test.each(table)("to %s: %s", (act, cells) => {
  const asked = head.map((status) => {
    if (!statusAllows(act, status)) {
      expect(() => nextStatus(act, status)).toThrow(Conflict);
      return "-";
    }
    const next = nextStatus(act, status);
    return next === status ? "." : next;
  });
  expect(asked.join(" ")).toBe(cells);
});
