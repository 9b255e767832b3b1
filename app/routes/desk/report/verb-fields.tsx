import { outcomes } from "#app/domain/vocabulary/report.ts";
import { Select, TextArea, TextInput } from "#app/components/desk/field.tsx";
import type { ReportView } from "./report-view.ts";
import { outcomeWords } from "#app/components/desk/words.ts";

/** What a form is drawn from: what was typed before, what was wrong with it, and the report with what can be chosen. */
export type FieldsProps = {
  typed: Record<string, string>;
  problems: Record<string, string>;
  report: ReportView;
};

export function NoFields() {
  return null;
}

export function RefusalFields(fields: FieldsProps) {
  return (
    <TextArea
      {...required(fields, "reason")}
      maxLength={2000}
      label="Why it is not for your unit"
      hint="The triage desk and the other units read this. The reporter does not."
    />
  );
}

export function TransferFields(fields: FieldsProps) {
  return (
    <>
      <Select
        {...required(fields, "toUnitId")}
        label="To which unit"
        emptyLabel="Choose a unit"
        groups={fields.report.units}
      />
      <TextArea
        {...required(fields, "reason")}
        maxLength={2000}
        label="Why it belongs there"
        hint="They read this with the report. The reporter does not."
      />
    </>
  );
}

export function OfferFields(fields: FieldsProps) {
  return (
    <>
      <Select
        {...required(fields, "toUnitId")}
        label="Which unit"
        emptyLabel="Choose a unit"
        groups={fields.report.units}
      />
      <TextArea
        {...required(fields, "reason")}
        maxLength={2000}
        label="Why they should join"
        hint="They read this with the report, and may accept or refuse. Your part stays yours."
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

export function ClosureFields(fields: FieldsProps) {
  return (
    <>
      <Select
        {...required(fields, "outcome")}
        label="Outcome"
        emptyLabel="Choose an outcome"
        choices={outcomes.map((value) => ({
          value,
          label: outcomeWords[value],
        }))}
      />
      <TextArea
        {...required(fields, "words")}
        label="What you tell the reporter"
        hint="They see it in their timeline, with the outcome. If they add something, the report opens again."
      />
    </>
  );
}

export function SignpostingFields(fields: FieldsProps) {
  return (
    <TextArea
      {...required(fields, "words")}
      label="What you tell the reporter"
      hint="Say who does take it, and how to reach them. They see it in their timeline."
    />
  );
}

export function DuplicateFields(fields: FieldsProps) {
  return (
    <>
      <TextInput
        {...required(fields, "reference")}
        label="Reference of the report that goes on"
        hint="Like LL-7K3M-94QX."
        autoComplete="off"
      />
      <TextArea
        {...required(fields, "words")}
        label="What you tell the reporter"
        hint="They see it in their timeline. Do not name the other reporter."
      />
    </>
  );
}

export function ReopeningFields(fields: FieldsProps) {
  return (
    <TextArea
      {...required(fields, "reason")}
      maxLength={2000}
      label="Why it opens again"
      hint="Kept as a note for responders."
    />
  );
}

export function MessageFields(fields: FieldsProps) {
  return (
    <TextArea
      {...required(fields, "body")}
      label="Your message"
      hint="The reporter reads it with their access code."
    />
  );
}

export function QuestionFields(fields: FieldsProps) {
  return (
    <TextArea
      {...required(fields, "body")}
      label="Your question"
      hint="Ask one thing. The report waits for the reporter until they answer."
    />
  );
}

export function NoteFields(fields: FieldsProps) {
  return (
    <TextArea
      {...required(fields, "body")}
      label="A note for responders"
      hint="Every unit with a part in this report can read it. The reporter never does."
    />
  );
}

/** What every field of such a form shares. */
function required({ typed, problems }: FieldsProps, name: string) {
  return {
    name,
    defaultValue: typed[name],
    problem: problems[name],
    isRequired: true,
  };
}
