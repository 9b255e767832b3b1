import { outcomes } from "#app/domain/report/vocabulary.ts";
import { Select, TextArea, TextInput } from "./field.tsx";
import type { ReportView } from "./report-view.ts";
import { outcomeWords } from "./words.ts";

/** What a form is drawn from: what was typed before, what was wrong with it, and the report with what can be chosen. */
export type FieldsProps = {
  typed: Record<string, string>;
  problems: Record<string, string>;
  report: ReportView;
};

export function NoFields() {
  return null;
}

export function RefusalFields({ typed, problems }: FieldsProps) {
  return (
    <TextArea
      name="reason"
      maxLength={2000}
      label="Why it is not for your unit"
      hint="The triage desk and the other units read this. The reporter does not."
      defaultValue={typed.reason}
      problem={problems.reason}
      isRequired
    />
  );
}

export function TransferFields({ typed, problems, report }: FieldsProps) {
  return (
    <>
      <Select
        name="toUnitId"
        label="To which unit"
        emptyLabel="Choose a unit"
        groups={report.units}
        defaultValue={typed.toUnitId}
        problem={problems.toUnitId}
        isRequired
      />
      <TextArea
        name="reason"
        maxLength={2000}
        label="Why it belongs there"
        hint="They read this with the report. The reporter does not."
        defaultValue={typed.reason}
        problem={problems.reason}
        isRequired
      />
    </>
  );
}

export function OfferFields({ typed, problems, report }: FieldsProps) {
  return (
    <>
      <Select
        name="toUnitId"
        label="Which unit"
        emptyLabel="Choose a unit"
        groups={report.units}
        defaultValue={typed.toUnitId}
        problem={problems.toUnitId}
        isRequired
      />
      <TextArea
        name="reason"
        maxLength={2000}
        label="Why they should join"
        hint="They read this with the report, and may accept or refuse. Your part stays yours."
        defaultValue={typed.reason}
        problem={problems.reason}
        isRequired
      />
    </>
  );
}

export function AssigneeFields({ typed, problems, report }: FieldsProps) {
  return (
    <Select
      name="responderId"
      label="Who works it"
      choices={report.assignable}
      defaultValue={
        typed.responderId ?? report.ownPart?.assigneeId ?? undefined
      }
      problem={problems.responderId}
      isRequired
    />
  );
}

export function ClosureFields({ typed, problems }: FieldsProps) {
  return (
    <>
      <Select
        name="outcome"
        label="Outcome"
        emptyLabel="Choose an outcome"
        choices={outcomes.map((value) => ({
          value,
          label: outcomeWords[value],
        }))}
        defaultValue={typed.outcome}
        problem={problems.outcome}
        isRequired
      />
      <TextArea
        name="words"
        label="What you tell the reporter"
        hint="They see it in their timeline, with the outcome. If they add something, the report opens again."
        defaultValue={typed.words}
        problem={problems.words}
        isRequired
      />
    </>
  );
}

export function SignpostingFields({ typed, problems }: FieldsProps) {
  return (
    <TextArea
      name="words"
      label="What you tell the reporter"
      hint="Say who does take it, and how to reach them. They see it in their timeline."
      defaultValue={typed.words}
      problem={problems.words}
      isRequired
    />
  );
}

export function DuplicateFields({ typed, problems }: FieldsProps) {
  return (
    <>
      <TextInput
        name="reference"
        label="Reference of the report that goes on"
        hint="Like LL-7K3M-94QX."
        defaultValue={typed.reference}
        problem={problems.reference}
        autoComplete="off"
        isRequired
      />
      <TextArea
        name="words"
        label="What you tell the reporter"
        hint="They see it in their timeline. Do not name the other reporter."
        defaultValue={typed.words}
        problem={problems.words}
        isRequired
      />
    </>
  );
}

export function ReopeningFields({ typed, problems }: FieldsProps) {
  return (
    <TextArea
      name="reason"
      maxLength={2000}
      label="Why it opens again"
      hint="Kept as a note for responders."
      defaultValue={typed.reason}
      problem={problems.reason}
      isRequired
    />
  );
}

export function MessageFields({ typed, problems }: FieldsProps) {
  return (
    <TextArea
      name="body"
      label="Your message"
      hint="The reporter reads it with their access code."
      defaultValue={typed.body}
      problem={problems.body}
      isRequired
    />
  );
}

export function QuestionFields({ typed, problems }: FieldsProps) {
  return (
    <TextArea
      name="body"
      label="Your question"
      hint="Ask one thing. The report waits for the reporter until they answer."
      defaultValue={typed.body}
      problem={problems.body}
      isRequired
    />
  );
}

export function NoteFields({ typed, problems, report }: FieldsProps) {
  return (
    <>
      {/* Sent twice, it is one note. */}
      <input type="hidden" name="noteId" value={report.newNoteId} />
      <TextArea
        name="body"
        label="A note for responders"
        hint="Every unit with a part in this report can read it. The reporter never does."
        defaultValue={typed.body}
        problem={problems.body}
        isRequired
      />
    </>
  );
}
