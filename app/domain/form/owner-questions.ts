import type { Answers } from "./answers.ts";
import { changedQuestions } from "./changes.ts";
import { louderQuestions } from "./louder.ts";
import type { QuestionId } from "./questions.ts";
import { Forbidden } from "../refusal.ts";
import type { AccessScope, ReportStatus } from "../vocabulary/report.ts";

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

/** Whoever makes a sent report anonymous takes its numbers out of it. Of a draft its owner sees that before sending. */
const ownerQuestionsOnceSent: readonly QuestionId[] = ["identity"];

/** Of a reporter's session: what its code is for, and how far its report is. */
type Asker = { scope: AccessScope; status: ReportStatus };

/**
 * Whether the code of this session may answer the question. If not, its page does not ask it and the command refuses
 * it.
 */
export function mayAnswer({ scope, status }: Asker, id: QuestionId): boolean {
  if (scope === "owner") return true;
  const isClosed =
    ownerQuestions.includes(id) ||
    (status !== "draft" && ownerQuestionsOnceSent.includes(id));
  return !isClosed;
}

/** @throws Forbidden when a code that is not the owner's gives another answer to one of these, or calls a line safer */
export function refuseOwnerQuestions(
  session: Asker,
  before: Answers,
  after: Answers,
): void {
  const changed = changedQuestions(before, after);
  if (changed.some((id) => !mayAnswer(session, id)))
    throw new Forbidden(
      "the way back to the reporter is the owner's to change",
    );
  if (session.scope !== "owner" && louderQuestions(before, after).length > 0)
    throw new Forbidden("that a line is safe again is the owner's to say");
}
