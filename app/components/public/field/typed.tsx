import type { TypedKind } from "#app/domain/form/question.ts";
import type { Question } from "#app/domain/form/questions.ts";
import { sayNumber } from "#app/locales/dates.ts";
import { useFrame } from "../frame.ts";
import { describedBy, Labelled } from "./group.tsx";
import { NotKnown } from "./not-known.tsx";
import type { FieldProps } from "./props.ts";

type LineKind = Exclude<TypedKind, "country">;

/** A line, a text, a mail address or a phone number. */
export function TypedField(
  props: FieldProps<Extract<Question, { kind: LineKind }>>,
) {
  const { question, label, error, fill, isAlone } = props;
  const { t, locale } = useFrame();
  const limit = t.frame.characters(sayNumber(locale, question.maxLength));
  const hint =
    question.kind === "text"
      ? [props.hint, limit].filter(Boolean).join(" ")
      : props.hint;
  const control = {
    id: question.id,
    name: question.id,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy({ id: question.id, hint, error }),
    defaultValue: fill[question.id]?.[0] ?? "",
    autoComplete: autoComplete[question.id] ?? "off",
  };
  return (
    <Labelled {...{ id: question.id, label, hint, error, isAlone }}>
      {question.kind === "text" ? (
        <textarea className="usa-textarea" rows={8} {...control} />
      ) : (
        <input className="usa-input" {...inputOf[question.kind]} {...control} />
      )}
      <NotKnown question={question} fill={fill} />
    </Labelled>
  );
}

const inputOf = {
  line: { type: "text" },
  email: { type: "email", spellCheck: false },
  phone: { type: "tel" },
} as const;

/** WCAG 1.3.5: what is asked of the reporter's own self may be filled in by the browser. */
const autoComplete: Record<string, string> = {
  contact_name: "name",
  contact_phone: "tel",
  contact_email: "email",
  own_organisation: "organization",
};
