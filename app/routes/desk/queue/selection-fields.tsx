import {
  Select,
  TextArea,
  TextInput,
  type Choice,
  type ChoiceGroup,
} from "#app/components/desk/field.tsx";
import { outcomeWords } from "#app/components/desk/words.ts";
import { outcomes } from "#app/domain/vocabulary/report.ts";
import type { BulkVerbName } from "./bulk-verbs.ts";

/** What is asked once for all of them. */
export function SelectionFields({
  verb,
  typed,
  problems,
  units,
  assignable,
}: {
  verb: BulkVerbName;
  typed: Record<string, string>;
  problems: Record<string, string>;
  units: readonly ChoiceGroup[];
  assignable: readonly Choice[];
}) {
  const field = (name: string) => ({
    ...{ name, isRequired: true },
    ...{ defaultValue: typed[name], problem: problems[name] },
  });
  switch (verb) {
    case "assignee":
      return (
        <Select
          {...field("responderId")}
          label="Who works them"
          choices={assignable}
        />
      );
    case "transfer":
      return (
        <>
          <Select
            {...field("toUnitId")}
            label="To which unit"
            emptyLabel="Choose a unit"
            groups={units}
          />
          <TextArea
            {...field("reason")}
            maxLength={2000}
            label="Why they belong there"
            hint="They read this with each report. The reporters do not."
          />
        </>
      );
    case "duplicate":
      return (
        <>
          <TextInput
            {...field("reference")}
            label="Reference of the report that goes on"
            hint="Like LL-7K3M-94QX."
          />
          <Words {...field("words")} />
        </>
      );
    case "closure":
      return (
        <>
          <Select
            {...field("outcome")}
            label="Outcome"
            emptyLabel="Choose an outcome"
            choices={outcomes.map((value) => ({
              value,
              label: outcomeWords[value],
            }))}
          />
          <Words {...field("words")} />
        </>
      );
  }
}

function Words(field: {
  name: string;
  problem?: string;
  defaultValue?: string;
}) {
  return (
    <TextArea
      {...field}
      isRequired
      label="What you tell each reporter"
      hint="They see it in their timeline. Do not name another reporter."
    />
  );
}
