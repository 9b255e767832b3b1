import { useWords } from "./frame.ts";

export type FieldError = { fieldId: string; text: string };

/** What has to be looked at again, each linked to its field; app/browser moves the focus here. */
export function ErrorSummary({
  errors,
  note,
}: {
  errors: readonly FieldError[];
  note?: string;
}) {
  const { frame } = useWords();
  if (errors.length === 0) return null;
  return (
    <div
      className="error-summary"
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">{frame.errorHeading}</h2>
      <ul>
        {errors.map(({ fieldId, text }) => (
          <li key={fieldId + text}>
            <a href={`#${fieldId}`}>{text}</a>
          </li>
        ))}
      </ul>
      <p className="usa-hint">{note ?? frame.kept}</p>
    </div>
  );
}
