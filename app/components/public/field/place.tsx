import type { Question } from "#app/domain/report/questions.ts";
import { stateNames } from "#app/locales/states.ts";
import { useWords } from "../frame.ts";
import { Fieldset } from "./group.tsx";
import { NotKnown } from "./not-known.tsx";
import type { FieldProps } from "./props.ts";

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
  const value = (piece: string) => fill[id + piece]?.[0] ?? "";
  return (
    <Fieldset {...{ id, label, hint, error, isAlone }}>
      <div className="field">
        <label className="usa-label usa-label--small" htmlFor={id}>
          {frame.place.zip}
        </label>
        <input
          className="usa-input input--zip"
          inputMode="numeric"
          autoComplete="off"
          id={id}
          name={`${id}.zip`}
          aria-invalid={error ? true : undefined}
          defaultValue={value(".zip")}
        />
      </div>
      {counties.length > 0 && (
        <div className="field">
          <label
            className="usa-label usa-label--small"
            htmlFor={`${id}.county`}
          >
            {frame.place.county}
          </label>
          <select
            className="usa-select"
            id={`${id}.county`}
            name={`${id}.county`}
            defaultValue={value(".county")}
          >
            <option value="">{frame.choose}</option>
            {counties.map(({ fips, county, state }) => (
              <option key={fips} value={fips}>
                {county}, {state}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label className="usa-label usa-label--small" htmlFor={`${id}.state`}>
          {frame.place.state}
        </label>
        <select
          className="usa-select"
          id={`${id}.state`}
          name={`${id}.state`}
          defaultValue={value(".state")}
        >
          <option value="">{frame.place.chooseState}</option>
          {Object.entries(stateNames).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <NotKnown question={question} fill={fill} />
    </Fieldset>
  );
}
