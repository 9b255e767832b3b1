import { notKnownValue, type Typed } from "#app/domain/form/fields.ts";
import type { Question } from "#app/domain/form/questions.ts";
import { useWords } from "../frame.ts";

/** "Not known yet" as an answer, with a time to be asked again. A choice says it by one more option. */
export function NotKnown({
  question,
  fill,
}: {
  question: Question;
  fill: Typed;
}) {
  const { frame } = useWords();
  const { id, kind } = question;
  if (!question.allowsNotKnown) return null;
  const isOption = kind === "choice" || kind === "choices";
  const name = isOption ? id : `${id}.notKnown`;
  const type = kind === "choice" ? "radio" : "checkbox";
  const classes =
    type === "radio"
      ? {
          box: "usa-radio",
          input: "usa-radio__input",
          label: "usa-radio__label",
        }
      : {
          box: "usa-checkbox",
          input: "usa-checkbox__input",
          label: "usa-checkbox__label",
        };
  return (
    <div className="not-known">
      <div className={classes.box}>
        <input
          className={classes.input}
          type={type}
          id={`${id}.notKnown`}
          name={name}
          value={isOption ? notKnownValue : "on"}
          defaultChecked={fill[name]?.includes(isOption ? notKnownValue : "on")}
        />
        <label className={classes.label} htmlFor={`${id}.notKnown`}>
          {frame.notKnown}
        </label>
      </div>
      <div className="ask-again">
        <label
          className="usa-label usa-label--small"
          htmlFor={`${id}.askAgain`}
        >
          {frame.askAgain}
        </label>
        <input
          className="usa-input input--time"
          type="time"
          id={`${id}.askAgain`}
          name={`${id}.askAgain`}
          defaultValue={fill[`${id}.askAgain`]?.[0] ?? ""}
        />
      </div>
    </div>
  );
}
