import { expect, test } from "vitest";
import { answersGiven, answersSchema } from "./answers.ts";
import { checkRows } from "./check.ts";
import { merge } from "./merge.ts";

const stored = {
  ...answersGiven({ danger: "no" }),
  a_question_of_another_version: {
    content: { is: "given", value: "kept" },
    savedIn: 1,
    others: [],
  },
};

test("an answer to a question that this version does not ask hinders nothing and is saved again", () => {
  const answers = answersSchema.parse(stored);
  expect(checkRows(answers).map(({ questionId }) => questionId)).not.toContain(
    "a_question_of_another_version",
  );
  const contents = { device_safe: { is: "given", value: "yes" } } as const;
  const merged = merge(answers, { contents, baseVersion: 1 }, 2);
  expect(merged?.answers).toMatchObject(stored);
});
