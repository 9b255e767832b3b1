import { commonZones } from "#app/domain/report/moment.ts";
import type { Question } from "#app/domain/report/questions.ts";
import { useWords } from "../frame.ts";
import { Fieldset } from "./group.tsx";
import { NotKnown } from "./not-known.tsx";
import type { FieldProps } from "./props.ts";

/** A day, a time if known, the clock it was read on, and whether it is exact. */
export function MomentField({
  question,
  label,
  hint,
  error,
  fill,
  isAlone,
  zone,
}: FieldProps<Extract<Question, { kind: "moment" }>>) {
  const { frame } = useWords();
  const { id } = question;
  const value = (piece: string) => fill[id + piece]?.[0] ?? "";
  const chosen = value(".zone") || zone || "";
  const zones: string[] = [...commonZones];
  if (chosen && !zones.includes(chosen)) zones.push(chosen);
  const invalid = error ? true : undefined;
  return (
    <Fieldset {...{ id, label, hint, error, isAlone }}>
      <div className="side-by-side">
        <div className="field">
          <label className="usa-label usa-label--small" htmlFor={id}>
            {frame.moment.date}
          </label>
          <input
            className="usa-input input--date"
            type="date"
            id={id}
            name={`${id}.date`}
            placeholder="2026-11-22"
            aria-invalid={invalid}
            defaultValue={value(".date")}
          />
        </div>
        <div className="field">
          <label className="usa-label usa-label--small" htmlFor={`${id}.time`}>
            {frame.moment.time}
          </label>
          <input
            className="usa-input input--time"
            type="time"
            id={`${id}.time`}
            name={`${id}.time`}
            placeholder="03:14"
            aria-invalid={invalid}
            defaultValue={value(".time")}
          />
        </div>
      </div>
      <div className="field">
        <label className="usa-label usa-label--small" htmlFor={`${id}.zone`}>
          {frame.moment.zone}
        </label>
        <select
          className="usa-select"
          id={`${id}.zone`}
          name={`${id}.zone`}
          defaultValue={chosen || commonZones[0]}
          // app/browser chooses the zone of the device while nobody has chosen another.
          data-zone={chosen ? undefined : ""}
        >
          {zones.map((each) => (
            <option key={each} value={each}>
              {frame.zones[each] ?? each}
            </option>
          ))}
        </select>
      </div>
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          type="checkbox"
          id={`${id}.approximate`}
          name={`${id}.approximate`}
          defaultChecked={value(".approximate") === "on"}
        />
        <label className="usa-checkbox__label" htmlFor={`${id}.approximate`}>
          {frame.moment.approximate}
        </label>
      </div>
      <NotKnown question={question} fill={fill} />
    </Fieldset>
  );
}
