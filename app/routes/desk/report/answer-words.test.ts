import { expect, test } from "vitest";
import { answersGiven } from "#app/domain/form/answers.ts";
import { checkRows } from "#app/domain/form/check.ts";
import { answersFor } from "#db/testing/answers.ts";
import { answerGroups } from "./answer-words.ts";

const { groups, contact } = answerGroups(
  checkRows(answersFor({ control: "not-known" })),
);
const said = (questionId: string) =>
  groups
    .flatMap(({ answers }) => answers)
    .find((answer) => answer.questionId === questionId);

test("an answer is shown in the words the reporter chose it by", () => {
  expect(said("report_kind")?.lines).toEqual([
    { text: "Systems may have been broken into", tone: "said" },
  ]);
});

test("what is not known yet is said so, not left out", () => {
  expect(said("control")?.lines).toEqual([
    { text: "Not known yet", tone: "quiet" },
  ]);
});

test("contact details stand apart from the other answers", () => {
  expect(contact.map(({ questionId }) => questionId)).toContain("contact_name");
  expect(said("contact_name")).toBeUndefined();
});

test("what speaks against a number is not taken for what was typed there", () => {
  const { contact } = answerGroups(checkRows(answersFor({})), [], {
    phone: "not-sure",
    mailOfAffected: false,
  });
  const phone = contact.find(({ question }) => question === "Phone number");
  expect(phone?.lines.map(({ tone }) => tone)).toEqual(["said", "said"]);
});

test("who gave no answers leaves no contact details", () => {
  const anonymous = answersFor({ identity: "anonymous" });
  expect(answerGroups(checkRows(anonymous)).contact).toEqual([]);
  expect(answerGroups(checkRows(answersGiven({}))).groups).not.toEqual([]);
});
