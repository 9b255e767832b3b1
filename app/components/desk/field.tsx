import { useId } from "react";

type Field = {
  name: string;
  label: string;
  hint?: string;
  problem?: string;
  defaultValue?: string;
  isRequired?: boolean;
};

/** Label, hint and problem tied to the control by id. */
function Shell({
  id,
  label,
  hint,
  problem,
  children,
}: Pick<Field, "label" | "hint" | "problem"> & {
  id: string;
  children: React.ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p className="problem" id={`${id}-problem`}>
          <span className="visually-hidden">Problem: </span>
          {problem}
        </p>
      ) : null}
      {children}
    </div>
  );
}

function controlProps(id: string, { hint, problem, ...field }: Field) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`];
  return {
    id,
    name: field.name,
    defaultValue: field.defaultValue,
    "aria-required": field.isRequired ? true : undefined,
    "aria-invalid": problem ? true : undefined,
    "aria-describedby": described.filter(Boolean).join(" ") || undefined,
  };
}

export function TextArea({
  maxLength = 10_000,
  ...field
}: Field & { maxLength?: number }) {
  const id = useId();
  return (
    <Shell {...field} id={id}>
      <textarea
        className="textarea"
        maxLength={maxLength}
        {...controlProps(id, field)}
      />
    </Shell>
  );
}

export function TextInput(field: Field & { autoComplete?: string }) {
  const id = useId();
  return (
    <Shell {...field} id={id}>
      <input
        className="input"
        type="text"
        autoComplete={field.autoComplete ?? "off"}
        {...controlProps(id, field)}
      />
    </Shell>
  );
}

export type Choice = { value: string; label: string };
export type ChoiceGroup = { label: string; choices: readonly Choice[] };

export function Select({
  choices = [],
  groups = [],
  emptyLabel,
  ...field
}: Field & {
  choices?: readonly Choice[];
  groups?: readonly ChoiceGroup[];
  /** What stands for "nothing chosen". */
  emptyLabel?: string;
}) {
  const id = useId();
  return (
    <Shell {...field} id={id}>
      <select className="select" {...controlProps(id, field)}>
        {emptyLabel === undefined ? null : (
          <option value="">{emptyLabel}</option>
        )}
        {choices.map(option)}
        {groups.map(({ label, choices }) => (
          <optgroup key={label} label={label}>
            {choices.map(option)}
          </optgroup>
        ))}
      </select>
    </Shell>
  );
}

function option({ value, label }: Choice) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}
