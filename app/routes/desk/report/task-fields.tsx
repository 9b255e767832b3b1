import { Select, TextInput, type Choice } from "#app/components/desk/field.tsx";
import { taskDues, type TaskDue } from "#app/domain/vocabulary/task.ts";
import type { FieldsProps } from "./verb-fields.tsx";

const taskDueWords = {
  none: "No time of its own",
  hour: "In an hour",
  "four-hours": "In four hours",
  day: "In a day",
  "three-days": "In three days",
} satisfies Record<TaskDue, string>;

const dueChoices = taskDues.map((value): Choice => ({
  value,
  label: taskDueWords[value],
}));

export function TaskFields({ typed, problems, report }: FieldsProps) {
  return (
    <>
      <TextInput
        name="body"
        label="What is to be done"
        hint="Responders alone read it, in every unit that has a part."
        defaultValue={typed.body}
        problem={problems.body ?? problems.text}
        autoComplete="off"
        isRequired
      />
      <Assignee {...{ typed, problems, report }} />
      <Select
        name="due"
        label="By when"
        choices={dueChoices}
        defaultValue={typed.due}
        problem={problems.due}
      />
    </>
  );
}

export function PlaybookFields({ typed, problems, report }: FieldsProps) {
  return (
    <Select
      name="playbook"
      label="Which playbook"
      hint="Its steps become tasks; those that are there already are not added again."
      choices={report.playbooks}
      defaultValue={typed.playbook}
      problem={problems.playbook ?? problems.text}
      isRequired
    />
  );
}

/** Of one task, whose form carries which it is and how its page showed it. */
export function TaskChangeFields({ typed, problems, report }: FieldsProps) {
  return (
    <>
      <TaskOfForm
        typed={typed}
        names={["taskId", "wasAssigneeId", "wasDueAt"]}
      />
      <Assignee {...{ typed, problems, report }} />
      <Select
        name="due"
        label="By when"
        choices={[{ value: "as-it-is", label: "As it is" }, ...dueChoices]}
        defaultValue={typed.due}
        problem={problems.due}
      />
    </>
  );
}

export function TaskDoneFields({ typed }: FieldsProps) {
  return <TaskOfForm typed={typed} names={["taskId", "isDone"]} />;
}

function TaskOfForm({
  typed,
  names,
}: {
  typed: Record<string, string>;
  names: readonly string[];
}) {
  return names.map((name) => (
    <input key={name} type="hidden" name={name} value={typed[name] ?? ""} />
  ));
}

function Assignee({ typed, problems, report }: FieldsProps) {
  return (
    <Select
      name="assigneeId"
      label="Who does it"
      emptyLabel="Whoever comes to it"
      choices={report.taskable}
      defaultValue={typed.assigneeId}
      problem={problems.assigneeId}
    />
  );
}
