import type { ReactNode } from "react";
import { useWords } from "../frame.ts";

export type GroupProps = {
  id: string;
  label: string;
  hint?: string | null;
  error?: string | null;
  /** The only question of its page: its label is the page's heading. */
  isAlone?: boolean;
  children: ReactNode;
};

/** The ids of hint and error, for `aria-describedby`; undefined when there is neither. */
export function describedBy({
  id,
  hint,
  error,
}: Pick<GroupProps, "id" | "hint" | "error">): string | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** Several controls that answer one question. */
export function Fieldset(props: GroupProps) {
  const { label, isAlone, error, children } = props;
  return (
    <div className={groupClass(error)}>
      <fieldset className="usa-fieldset" aria-describedby={describedBy(props)}>
        <legend className="usa-legend">
          {isAlone ? <h1>{label}</h1> : label}
        </legend>
        <Notes {...props} />
        {children}
      </fieldset>
    </div>
  );
}

/** One control with its label. */
export function Labelled(props: GroupProps) {
  const { id, label, isAlone, error, children } = props;
  const tag = (
    <label className="usa-label" htmlFor={id}>
      {label}
    </label>
  );
  return (
    <div className={groupClass(error)}>
      {isAlone ? <h1>{tag}</h1> : tag}
      <Notes {...props} />
      {children}
    </div>
  );
}

function Notes({ id, hint, error }: GroupProps) {
  const { frame } = useWords();
  return (
    <>
      {hint && (
        <p className="usa-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="usa-error-message" id={`${id}-error`}>
          <span className="usa-sr-only">{frame.errorPrefix}</span>
          {error}
        </p>
      )}
    </>
  );
}

function groupClass(error?: string | null): string {
  return error ? "usa-form-group usa-form-group--error" : "usa-form-group";
}
