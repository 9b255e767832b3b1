import type { Question } from "#app/domain/form/questions.ts";
import { useWords } from "../frame.ts";
import { CountryOptions } from "./country-options.tsx";
import { describedBy, Labelled } from "./group.tsx";
import { NotKnown } from "./not-known.tsx";
import type { FieldProps } from "./props.ts";

/** Folded, as a ZIP code or a state says the country: whoever is elsewhere, or is asked back, finds it open. */
export function CountryField({
  question,
  label,
  hint,
  error,
  fill,
  isAlone,
}: FieldProps<Extract<Question, { kind: "country" }>>) {
  const { frame } = useWords();
  const { id } = question;
  const value = fill[id]?.[0] ?? "";
  const isOpen = value !== "" || error !== null || `${id}.notKnown` in fill;
  return (
    <details className="outside" open={isOpen}>
      <summary>{frame.place.outside}</summary>
      <div>
        <Labelled {...{ id, label, hint, error, isAlone }}>
          <select
            className="usa-select"
            id={id}
            name={id}
            defaultValue={value}
            autoComplete="off"
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy({ id, hint, error })}
          >
            <CountryOptions none={frame.place.foreign} />
          </select>
          <NotKnown question={question} fill={fill} />
        </Labelled>
      </div>
    </details>
  );
}
