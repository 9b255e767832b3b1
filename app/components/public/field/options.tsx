import type { Question } from "#app/domain/form/questions.ts";
import { choiceWords } from "#app/locales/choice-words.ts";
import { useWords } from "../frame.ts";
import { Fieldset } from "./group.tsx";
import { NotKnown } from "./not-known.tsx";
import type { FieldProps } from "./props.ts";

/** One answer of several, or any number of them. */
export function OptionsField({
  question,
  label,
  hint,
  error,
  fill,
  offered,
  notes = {},
  isAlone,
}: FieldProps<Extract<Question, { kind: "choice" | "choices" }>>) {
  const t = useWords();
  const isOne = question.kind === "choice";
  const classes = isOne
    ? { box: "usa-radio", input: "usa-radio__input", label: "usa-radio__label" }
    : {
        box: "usa-checkbox",
        input: "usa-checkbox__input",
        label: "usa-checkbox__label",
      };
  return (
    <Fieldset {...{ id: question.id, label, hint, error, isAlone }}>
      <div className={offered.length > 9 ? "many" : undefined}>
        {offered.map((option, at) => {
          const words = choiceWords(t, question.id, option);
          const hint = notes[option] ?? words.hint;
          const id = at === 0 ? question.id : `${question.id}.${option}`;
          return (
            <div className={classes.box} key={option}>
              <input
                className={classes.input}
                type={isOne ? "radio" : "checkbox"}
                id={id}
                name={question.id}
                value={option}
                defaultChecked={fill[question.id]?.includes(option)}
              />
              <label className={classes.label} htmlFor={id}>
                {words.label}
                {hint && <span className="choice__hint">{hint}</span>}
              </label>
            </div>
          );
        })}
      </div>
      <NotKnown question={question} fill={fill} />
    </Fieldset>
  );
}
