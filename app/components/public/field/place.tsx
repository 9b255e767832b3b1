import type { Question } from "#app/domain/form/questions.ts";
import { useWords } from "../frame.ts";
import { Fieldset } from "./group.tsx";
import { NotKnown } from "./not-known.tsx";
import { control, Piece } from "./piece.tsx";
import type { FieldProps } from "./props.ts";
import { StateOptions } from "./state-options.tsx";

/** ZIP code, then the county when the ZIP lies in several with different offices; or the state alone. */
export function PlaceField({
  question,
  label,
  hint,
  error,
  fill,
  isAlone,
  counties,
}: FieldProps<Extract<Question, { kind: "place" }>>) {
  const { frame } = useWords();
  const { id } = question;
  const said = { fill, error: null };
  return (
    <Fieldset {...{ id, label, hint, error, isAlone }}>
      <Piece id={id} label={frame.place.zip}>
        <input
          className="usa-input input--zip"
          inputMode="numeric"
          autoComplete="off"
          {...control(id, ".zip", { fill, error, isFirst: true })}
        />
      </Piece>
      {counties.length > 0 && (
        <Piece id={`${id}.county`} label={frame.place.county}>
          <select className="usa-select" {...control(id, ".county", said)}>
            <option value="">{frame.choose}</option>
            {counties.map(({ fips, county, state }) => (
              <option key={fips} value={fips}>
                {county}, {state}
              </option>
            ))}
          </select>
        </Piece>
      )}
      <Piece id={`${id}.state`} label={frame.place.state}>
        <select className="usa-select" {...control(id, ".state", said)}>
          <StateOptions none={frame.place.chooseState} />
        </select>
      </Piece>
      <NotKnown question={question} fill={fill} />
    </Fieldset>
  );
}
