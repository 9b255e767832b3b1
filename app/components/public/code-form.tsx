import type { CarriedField } from "#app/domain/form/carried-words.ts";
import { Labelled } from "./field/group.tsx";
import { useWords } from "./frame.ts";

export const codeFormId = "code-form";

/** Asks for an access code, and carries along what was typed on the page that it opens again. */
export function CodeForm({
  error = null,
  typed = "",
  carried = [],
}: {
  error?: string | null;
  typed?: string;
  carried?: readonly CarriedField[];
}) {
  const words = useWords().follow;
  return (
    <form method="post" action="/follow" id={codeFormId} noValidate>
      {carried.map(([name, value], at) => (
        <input key={at} type="hidden" name={name} value={value} />
      ))}
      <Labelled
        id="code"
        label={words.code}
        hint={words.codeHint}
        error={error}
      >
        <input
          className="usa-input input--code mono"
          id="code"
          name="code"
          defaultValue={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "code-hint code-error" : "code-hint"}
        />
      </Labelled>
      <button className="usa-button">{words.open}</button>
    </form>
  );
}
