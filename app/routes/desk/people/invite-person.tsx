import { TouchForm } from "#app/components/desk/touch-form.tsx";
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
    <TouchForm
      act={{ verb: "invite", about: "" }}
      action="/desk/people"
      button="Make an invitation"
      className="inline-form"
    >
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
    </TouchForm>
  );
}
