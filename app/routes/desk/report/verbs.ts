import type { DeskAction } from "#app/domain/responder/can.ts";
import type { DeskForm } from "#app/domain/vocabulary/desk-form.ts";
import { LostCodeRefusalFields, RequestFields } from "./lost-code-fields.tsx";
import { AnswerFields, AnswerUndoingFields } from "./answer-fields.tsx";
import { RevealFields } from "./reveal-fields.tsx";
import { SeverityFields } from "./severity-fields.tsx";
import {
  PlaybookFields,
  TaskChangeFields,
  TaskDoneFields,
  TaskFields,
} from "./task-fields.tsx";
import {
  AssigneeFields,
  ClosureFields,
  DuplicateFields,
  MessageFields,
  NoFields,
  NoteFields,
  OfferFields,
  QuestionFields,
  RefusalFields,
  ReopeningFields,
  SignpostingFields,
  TransferFields,
  type FieldsProps,
} from "./verb-fields.tsx";

type VerbForm = {
  /** Any one of these allows it. */
  actions: readonly DeskAction[];
  /** On the closed disclosure. */
  label: string;
  /** Over the form when it stands alone. */
  title: string;
  button: string;
  Fields: (props: FieldsProps) => React.ReactNode;
};

/** What can be done to a report from the desk. The key is the last piece of the URL that it is posted to. */
export const verbs = {
  acceptance: {
    actions: ["accept"],
    label: "Accept",
    title: "Accept the report",
    button: "Accept for my unit",
    Fields: NoFields,
  },
  refusal: {
    actions: ["refuse"],
    label: "Refuse…",
    title: "Refuse the report",
    button: "Refuse with this reason",
    Fields: RefusalFields,
  },
  transfer: {
    actions: ["transfer"],
    label: "Transfer to another unit…",
    title: "Transfer to another unit",
    button: "Transfer",
    Fields: TransferFields,
  },
  "transfer-undoing": {
    actions: ["transfer"],
    label: "Undo the transfer…",
    title: "Undo the transfer",
    button: "Undo the transfer",
    Fields: NoFields,
  },
  offer: {
    actions: ["offer"],
    label: "Ask another unit to join…",
    title: "Ask another unit to join",
    button: "Offer them a joint part",
    Fields: OfferFields,
  },
  assignee: {
    actions: ["assign-colleague"],
    label: "Assign to a colleague…",
    title: "Assign the report",
    button: "Assign",
    Fields: AssigneeFields,
  },
  "assignee-undoing": {
    actions: ["assign-self"],
    label: "Undo the assignment…",
    title: "Undo the assignment",
    button: "Undo the assignment",
    Fields: NoFields,
  },
  closure: {
    actions: ["close"],
    label: "Close with an outcome…",
    title: "Close the report",
    button: "Close the report",
    Fields: ClosureFields,
  },
  signposting: {
    actions: ["close"],
    label: "Not for us…",
    title: "Not for us",
    button: "Close as not for us",
    Fields: SignpostingFields,
  },
  duplicate: {
    actions: ["close"],
    label: "Duplicate of another report…",
    title: "Duplicate of another report",
    button: "Close as a duplicate",
    Fields: DuplicateFields,
  },
  reopening: {
    actions: ["reopen"],
    label: "Reopen…",
    title: "Reopen the report",
    button: "Open it again",
    Fields: ReopeningFields,
  },
  messages: {
    actions: ["message"],
    label: "Write to the reporter",
    title: "Write to the reporter",
    button: "Send message",
    Fields: MessageFields,
  },
  questions: {
    actions: ["ask"],
    label: "Ask the reporter a question",
    title: "Ask the reporter a question",
    button: "Send question",
    Fields: QuestionFields,
  },
  answer: {
    actions: ["ask"],
    label: "Answers a question…",
    title: "Which question a message answers",
    button: "It answers the question",
    Fields: AnswerFields,
  },
  "answer-undoing": {
    actions: ["ask"],
    label: "Answers no question…",
    title: "A message that answers no question after all",
    button: "It does not answer it",
    Fields: AnswerUndoingFields,
  },
  "contact-policy": {
    actions: ["confirm-policy"],
    label: "I heard it from the reporter…",
    title: "What mail to the reporter may say",
    button: "Confirm: mail may say this",
    Fields: NoFields,
  },
  severity: {
    actions: ["score"],
    label: "Confirm severity…",
    title: "Confirm the severity",
    button: "Confirm this severity",
    Fields: SeverityFields,
  },
  "call-back": {
    actions: ["call-back"],
    label: "I called, and they gave the right answer…",
    title: "The call-back about the lost access code",
    button: "Called, and heard the right answer",
    Fields: RequestFields,
  },
  "new-code": {
    actions: ["let-in"],
    label: "Let the new code in…",
    title: "Let the new access code in",
    button: "Let the new code in",
    Fields: RequestFields,
  },
  "new-code-refusal": {
    actions: ["call-back"],
    label: "Refuse…",
    title: "Refuse the new access code",
    button: "Refuse",
    Fields: LostCodeRefusalFields,
  },
  notes: {
    actions: ["note"],
    label: "Write a note",
    title: "Write a note",
    button: "Save note",
    Fields: NoteFields,
  },
  reveal: {
    actions: ["reveal"],
    label: "Reveal names, numbers and addresses…",
    title: "Reveal names, numbers and addresses",
    button: "Reveal for 15 minutes",
    Fields: RevealFields,
  },
  hiding: {
    actions: ["reveal"],
    label: "Hide again",
    title: "Hide names, numbers and addresses",
    button: "Hide again",
    Fields: NoFields,
  },
  tasks: {
    actions: ["task"],
    label: "Add a task…",
    title: "Add a task",
    button: "Add the task",
    Fields: TaskFields,
  },
  playbook: {
    actions: ["task"],
    label: "Start a playbook…",
    title: "Start a playbook",
    button: "Add its steps as tasks",
    Fields: PlaybookFields,
  },
  "task-done": {
    actions: ["task"],
    label: "Done…",
    title: "Tick a task",
    button: "Tick it",
    Fields: TaskDoneFields,
  },
  "task-change": {
    actions: ["task"],
    label: "Change…",
    title: "Change a task",
    button: "Change the task",
    Fields: TaskChangeFields,
  },
} satisfies Record<DeskForm, VerbForm>;

export type Verb = DeskForm;
