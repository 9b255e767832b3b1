import {
  AssigneeFields,
  ClosureFields,
  MessageFields,
  NoFields,
  NoteFields,
  QuestionFields,
  RefusalFields,
  ReopeningFields,
  TransferFields,
  type FieldsProps,
} from "./verb-fields.tsx";

type VerbForm = {
  /** On the closed disclosure. */
  label: string;
  button: string;
  Fields: (props: FieldsProps) => React.ReactNode;
};

/** What can be done to a report from the desk. The key is the last piece of the URL that it is posted to. */
export const verbs = {
  acceptance: {
    label: "Accept",
    button: "Accept for my unit",
    Fields: NoFields,
  },
  refusal: {
    label: "Refuse…",
    button: "Refuse with this reason",
    Fields: RefusalFields,
  },
  transfer: {
    label: "Transfer to another unit…",
    button: "Transfer",
    Fields: TransferFields,
  },
  assignee: {
    label: "Assign…",
    button: "Assign",
    Fields: AssigneeFields,
  },
  closure: {
    label: "Close with an outcome…",
    button: "Close the report",
    Fields: ClosureFields,
  },
  reopening: {
    label: "Reopen…",
    button: "Open it again",
    Fields: ReopeningFields,
  },
  messages: {
    label: "Write to the reporter",
    button: "Send message",
    Fields: MessageFields,
  },
  questions: {
    label: "Ask the reporter a question",
    button: "Send question",
    Fields: QuestionFields,
  },
  notes: {
    label: "Write a note",
    button: "Save note",
    Fields: NoteFields,
  },
} satisfies Record<string, VerbForm>;

export type Verb = keyof typeof verbs;
