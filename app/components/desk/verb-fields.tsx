import { outcomes } from "#app/domain/report/vocabulary.ts";
import { Select, TextArea, type Choice, type ChoiceGroup } from "./field.tsx";
import { outcomeWords } from "./words.ts";

/** What a form is drawn from: what was typed before and what was wrong with it, and what can be chosen here. */
export type FieldsProps = {
  typed: Record<string, string>;
  problems: Record<string, string>;
  units: readonly ChoiceGroup[];
  colleagues: readonly Choice[];
};

export function NoFields() {
  return null;
}

export function RefusalFields({ typed, problems }: FieldsProps) {
  return (
    <TextArea
      name="reason"
      label="Why it is not for your unit"
      hint="The triage desk and the other units read this. The reporter does not."
      defaultValue={typed.reason}
      problem={problems.reason}
      isRequired
    />
  );
}

export function TransferFields({ typed, problems, units }: FieldsProps) {
  return (
    <>
      <Select
        name="unitId"
        label="To which unit"
        emptyLabel="Choose a unit"
        groups={units}
        defaultValue={typed.unitId}
        problem={problems.unitId}
        isRequired
      />
      <TextArea
        name="reason"
        label="Why it belongs there"
        hint="They read this with the report. The reporter does not."
        defaultValue={typed.reason}
        problem={problems.reason}
        isRequired
      />
    </>
  );
}

export function AssigneeFields({ typed, problems, colleagues }: FieldsProps) {
  return (
    <Select
      name="responderId"
      label="Who works it"
      choices={colleagues}
      defaultValue={typed.responderId}
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

export function ReopeningFields({ typed, problems }: FieldsProps) {
  return (
    <TextArea
      name="reason"
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

export function NoteFields({ typed, problems }: FieldsProps) {
  return (
    <TextArea
      name="body"
      label="A note for responders"
      hint="Every unit with a part in this report can read it. The reporter never does."
      defaultValue={typed.body}
      problem={problems.body}
      isRequired
    />
  );
}
