import { expect, test } from "vitest";
import { answersGiven, type Answers, type Content } from "../form/answers.ts";
import { checkRows } from "../form/check.ts";
import { merge } from "../form/merge.ts";
import { storedOf, storedSchema } from "./stored.ts";

const given = answersGiven({ org_name: "Kern Valley Telephone" }, 3);
const asked = { is: "not-known", askAgainAt: "07:30" } as const;
const wrong: Content = {
  is: "invalid",
  typed: { users_affected: ["many"] },
  code: "not-a-number",
};
const answers: Answers = {
  ...given,
  affected: {
    content: { is: "given", value: ["routers"] },
    savedIn: 2,
    others: [{ is: "given", value: ["lawful-intercept"] }],
  },
  first_noticed: { content: asked, savedIn: 1, others: [] },
  users_affected: { content: wrong, savedIn: 4, others: [] },
  certainty: { content: { is: "blank" }, savedIn: 1, others: [] },
  country: {
    content: { is: "given", value: "US", isRead: true },
    savedIn: 2,
    others: [],
  },
};

const throughJson = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value));

test("answers of every kind are read as they were stored", () => {
  expect(storedSchema.parse(throughJson(storedOf(answers)))).toEqual(answers);
});

test("answers that were stored whole are read", () => {
  expect(storedSchema.parse(throughJson(answers))).toEqual(answers);
});

test("an answer that was given is stored as its value and the version in which it was new", () => {
  expect(storedOf(given)).toEqual({ org_name: ["Kern Valley Telephone", 3] });
});

test("a list that was given is not taken for an answer and its version", () => {
  const lists: Answers = answersGiven({ affected: ["routers"] });
  expect(storedSchema.parse(throughJson(storedOf(lists)))).toEqual(lists);
});

test("an answer to a question that this version does not ask hinders nothing and is saved again", () => {
  const ofAnother = {
    ...answersGiven({ danger: "no" }),
    a_question_of_another_version: {
      content: { is: "given", value: "kept" },
      savedIn: 1,
      others: [],
    },
  };
  const read = storedSchema.parse(throughJson(ofAnother));
  expect(checkRows(read).map(({ questionId }) => questionId)).not.toContain(
    "a_question_of_another_version",
  );
  const contents = { device_safe: { is: "given", value: "yes" } } as const;
  const merged = merge(read, { contents, baseVersion: 1 }, 2);
  expect(merged?.answers).toMatchObject(ofAnother);
});
