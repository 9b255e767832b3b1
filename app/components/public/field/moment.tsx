import type { Question } from "#app/domain/form/questions.ts";
import { sayZone } from "#app/locales/dates.ts";
import { useFrame } from "../frame.ts";
import { Fieldset } from "./group.tsx";
import { NotKnown } from "./not-known.tsx";
import { control, Piece } from "./piece.tsx";
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
  zones,
}: FieldProps<Extract<Question, { kind: "moment" }>>) {
  const { t, locale } = useFrame();
  const { frame } = t;
  const { id } = question;
  const chosen = fill[`${id}.zone`]?.[0] || zone || "";
  const offered = [...new Set([...zones, ...(chosen ? [chosen] : [])])];
  return (
    <Fieldset {...{ id, label, hint, error, isAlone }}>
      <div className="side-by-side">
        <Piece id={id} label={frame.moment.date}>
          <input
            className="usa-input input--date"
            type="date"
            {...control(id, ".date", { fill, error, isFirst: true })}
          />
        </Piece>
        <Piece id={`${id}.time`} label={frame.moment.time}>
          <input
            className="usa-input input--time"
            type="time"
            {...control(id, ".time", { fill, error })}
          />
        </Piece>
      </div>
      <Piece id={`${id}.zone`} label={frame.moment.zone}>
        <select
          className="usa-select"
          {...control(id, ".zone", { fill, error: null })}
          defaultValue={chosen || offered[0]}
          // app/browser chooses the zone of the device while nobody has chosen another.
          data-zone={chosen ? undefined : ""}
        >
          {offered.map((each) => (
            <option key={each} value={each}>
              {sayZone(locale, t, each)}
            </option>
          ))}
        </select>
      </Piece>
      <div className="usa-checkbox">
        <input
          className="usa-checkbox__input"
          type="checkbox"
          id={`${id}.approximate`}
          name={`${id}.approximate`}
          defaultChecked={fill[`${id}.approximate`]?.[0] === "on"}
        />
        <label className="usa-checkbox__label" htmlFor={`${id}.approximate`}>
          {frame.moment.approximate}
        </label>
      </div>
      <NotKnown question={question} fill={fill} />
    </Fieldset>
  );
}
