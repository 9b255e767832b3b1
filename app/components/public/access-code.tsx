import type { ReactNode } from "react";
import { QrImage, type Qr } from "#app/components/shared/qr-image.tsx";
import { Labelled } from "./field/group.tsx";
import { useWords } from "./frame.ts";

/** A new access code as its page shows it. */
export type CodeShown = { groups: string[]; qr: Qr };

/** The code in six groups, and the ways to keep it. It stands in no address: the file is asked for by a form. */
export function AccessCode({
  code: { groups, qr },
  children,
}: {
  code: CodeShown;
  /** The form that asks for the file. */
  children: ReactNode;
}) {
  const words = useWords().report.code;
  return (
    <div className="code-card">
      <p className="code mono" id="code">
        {groups.map((group, at) => (
          <span key={at}>{group} </span>
        ))}
      </p>
      <p>{words.keep}</p>
      <div className="save-ways">
        <button
          type="button"
          className="usa-button usa-button--outline js-only"
          data-copy="#code"
          data-done={words.copied}
        >
          {words.copy}
        </button>
        <button
          type="button"
          className="usa-button usa-button--outline js-only"
          data-print=""
        >
          {words.print}
        </button>
        {children}
      </div>
      <p className="muted no-js">{words.printHint}</p>
      <details>
        <summary>{words.qr}</summary>
        <QrImage qr={qr} label={words.qrAlt} />
      </details>
    </div>
  );
}

/** The button of the form that asks for the file. */
export function CodeFileButton() {
  const words = useWords().report.code;
  return (
    <button className="usa-button usa-button--outline">{words.download}</button>
  );
}

/** The last group is asked back, so that both know that the code was kept. */
export function LastGroup({ wrong }: { wrong: string | null }) {
  const words = useWords().report.code;
  const error = wrong === null ? null : words.wrongGroup;
  return (
    <Labelled
      id="last-group"
      label={words.lastGroup}
      hint={words.lastGroupHint}
      error={error}
    >
      <input
        className="usa-input input--code input--group"
        id="last-group"
        name="last-group"
        defaultValue={wrong ?? ""}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        aria-invalid={error ? true : undefined}
        aria-describedby={
          error ? "last-group-hint last-group-error" : "last-group-hint"
        }
      />
    </Labelled>
  );
}
