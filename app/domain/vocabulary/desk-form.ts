/** Each form of a report's page at the desk; the last piece of the address that it is posted to. */
export const deskForms = [
  "acceptance",
  "refusal",
  "transfer",
  "transfer-undoing",
  "offer",
  "assignee",
  "assignee-undoing",
  "closure",
  "signposting",
  "duplicate",
  "reopening",
  "messages",
  "questions",
  "answer",
  "answer-undoing",
  "contact-policy",
  "severity",
  "call-back",
  "new-code",
  "new-code-refusal",
  "notes",
  "reveal",
  "hiding",
  "tasks",
  "playbook",
  "task-done",
  "task-change",
] as const;
export type DeskForm = (typeof deskForms)[number];

/** Why a text of a form is offered no more: it was sent; or thrown away, not chosen, or joined to another. */
export const deskTextOver = ["sent", "settled"] as const;

/** Fields in which a person writes words; two texts of one of them are joined one under the other. */
export const wordFields = ["body", "reason", "words"] as const;

const keptFields: readonly string[] = [
  ...wordFields,
  ...["toUnitId", "outcome", "reference"],
  // The categories of a severity.
  ...["functional-impact", "observed-activity", "location-of-activity"],
  ...["actor", "information-impact", "recoverability"],
  ...["cross-sector-dependency", "potential-impact"],
];

/** What is kept of a form that was not sent. All else in it follows from the page. */
export function isKeptField(field: string): boolean {
  // An escalator that is lifted is a box of its own.
  return keptFields.includes(field) || field.startsWith("lift-");
}
