import { expect, test } from "vitest";
import { answersFor } from "#db/testing/answers.ts";
import { taskGroups, type TaskState } from "./task-list.ts";
import type { QuestionPageId } from "./page-order.ts";

function listed(raising: QuestionPageId[], files: TaskState, said = {}) {
  const around = { eventTimes: [], files, raising };
  return Object.fromEntries(
    taskGroups(answersFor(said), around).map(({ group, tasks }) => [
      group,
      tasks.map(({ page, state }) => `${page} ${state}`),
    ]),
  );
}

test("what could bring an answer sooner stands first, and signs and files with it", () => {
  const { helps, happened } = listed(["signs", "impact"], "to-do");
  expect(helps).toEqual([
    "signs to-do",
    "impact to-do",
    "indicators to-do",
    "evidence to-do",
  ]);
  expect(happened).not.toContain("signs to-do");
  expect(happened).not.toContain("evidence to-do");
});

test("what was done already helps no more, and files that may not come yet do not", () => {
  const { helps, happened } = listed([], "not-now", {
    indicators: "203.0.113.9",
  });
  expect(helps).toBeUndefined();
  expect(happened).toContain("indicators done");
  expect(happened).toContain("evidence not-now");
});

test("a page that is open stands among what is open, though it could raise the band", () => {
  const { open, helps } = listed(["reach"], "done", {
    config_changed: "not-known",
  });
  expect(open).toContain("reach not-known");
  expect(helps).toEqual(["indicators to-do"]);
});
