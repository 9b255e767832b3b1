import { Form } from "@remix-run/react";
import { responderRoles } from "#app/domain/vocabulary/responder.ts";
import {
  Select,
  TextInput,
  type ChoiceGroup,
} from "#app/components/desk/field.tsx";
import { roleWords } from "#app/components/desk/words.ts";

type Answer = {
  typed: Record<string, unknown>;
  fieldErrors: Record<string, string[] | undefined>;
};

export function InvitePerson({
  units,
  answer,
}: {
  units: readonly ChoiceGroup[];
  answer?: Answer;
}) {
  const field = (name: string) => ({
    name,
    defaultValue: String(answer?.typed[name] ?? ""),
    problem: answer?.fieldErrors[name]?.[0],
    isRequired: true,
  });
  return (
    <Form method="post" className="inline-form">
      <TextInput {...field("name")} label="Name" />
      <Select
        {...field("role")}
        label="Role"
        emptyLabel="Choose a role"
        choices={responderRoles.map((value) => ({
          value,
          label: roleWords[value],
        }))}
      />
      <Select
        {...field("unitId")}
        label="Unit"
        emptyLabel="Choose a unit"
        groups={units}
      />
      <button className="button" type="submit">
        Make an invitation
      </button>
    </Form>
  );
}
