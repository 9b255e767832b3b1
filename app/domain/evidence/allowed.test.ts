import { expect, test } from "vitest";
import { answersFor, type AnswerValues } from "#db/testing/answers.ts";
import { reportStatuses } from "../vocabulary/report.ts";
import { mayUpload } from "./allowed.ts";

const ordinary = answersFor({
  affected: ["workstations"],
  data_kinds: ["credentials"],
});
const now = new Date("2026-11-22T09:00:00Z");

test("a draft and a report that goes on take files, one that ended does not", () => {
  const taking = reportStatuses.filter(
    (status) =>
      mayUpload({ status, firstAnsweredAt: null, answers: ordinary }).may,
  );
  expect(taking).toEqual([
    "draft",
    "submitted",
    "accepted",
    "in-progress",
    "waiting",
    "closed",
  ]);
});

const sensitive: AnswerValues[] = [
  { affected: ["lawful-intercept"], data_kinds: ["credentials"] },
  { affected: ["servers"], data_kinds: ["call-records"] },
  { affected: ["servers"], data_kinds: ["content"] },
];

test.each(sensitive)(
  "where communications or intercept systems are touched, no file is taken before a responder wrote: %o",
  (values) => {
    const answers = answersFor(values);
    for (const status of ["draft", "submitted"] as const)
      expect(mayUpload({ status, firstAnsweredAt: null, answers })).toEqual({
        may: false,
        because: "speak-first",
      });
    const answered = { status: "accepted", firstAnsweredAt: now } as const;
    expect(mayUpload({ ...answered, answers })).toEqual({ may: true });
  },
);
