import { Select, TextArea } from "#app/components/desk/field.tsx";
import { revealPurposeWords } from "#app/components/desk/words.ts";
import {
  revealMinutes,
  revealPurposes,
} from "#app/domain/vocabulary/reveal.ts";
import type { FieldsProps } from "./verb-fields.tsx";

export function RevealFields({ typed, problems }: FieldsProps) {
  return (
    <div className="reveal-fields">
      <Select
        name="purpose"
        label="What for"
        hint={`Shown to you alone for ${revealMinutes} minutes. It stands in the history, and your unit’s lead is told.`}
        emptyLabel="Choose what for"
        choices={revealPurposes.map((value) => ({
          value,
          label: revealPurposeWords[value],
        }))}
        defaultValue={typed.purpose}
        problem={problems.purpose}
        isRequired
      />
      <div className="reveal-words">
        <TextArea
          name="words"
          label="Which other reason"
          hint="Only for “For another reason”. Sealed with the report; its responders read it."
          maxLength={500}
          defaultValue={typed.words}
          problem={problems.words}
        />
      </div>
    </div>
  );
}
