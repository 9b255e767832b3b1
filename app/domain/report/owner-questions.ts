import { isSameContent, type Answers } from "./answers.ts";
import type { QuestionId } from "./questions.ts";
import { Forbidden } from "../refusal.ts";
import type { AccessScope } from "./vocabulary.ts";

/** Where the reporter is called and written to: whoever changes these could ask for a new code, and be called about it. */
const ownerQuestions: readonly QuestionId[] = [
  "contact_name",
  "contact_phone",
  "phone_carrier",
  "contact_email",
  "mail_wish",
  "contact_signal",
  "contact_hours",
];

export function isForOwner(id: QuestionId): boolean {
  return ownerQuestions.includes(id);
}

/** Whether a code of this scope may answer the question; the domain refuses it else, and its page does not ask. */
export function mayAnswer(scope: AccessScope, id: QuestionId): boolean {
  return scope === "owner" || !isForOwner(id);
}

/** @throws Forbidden when another answer to one of these is given by a code that is not the owner's */
export function refuseOwnerQuestions(
  scope: AccessScope,
  before: Answers,
  after: Answers,
): void {
  const blank = { is: "blank" } as const;
  const changed = ownerQuestions.filter(
    (id) =>
      !isSameContent(before[id]?.content ?? blank, after[id]?.content ?? blank),
  );
  if (changed.some((id) => !mayAnswer(scope, id)))
    throw new Forbidden(
      "the way back to the reporter is the owner's to change",
    );
}
