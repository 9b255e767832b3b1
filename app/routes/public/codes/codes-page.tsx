import { labelLength } from "#app/domain/access/code-label.ts";
import type { CodesView } from "./codes-view.server.ts";
import { Alert } from "#app/components/public/alert.tsx";
import { CodeList } from "./code-list.tsx";
import {
  describedBy,
  Fieldset,
  Labelled,
} from "#app/components/public/field/group.tsx";
import { useWords } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { ReportForm } from "#app/components/public/form/report-form.tsx";

/** A code that was not made: why, and what was typed. */
export type RefusedCode = {
  label: string;
  scope: string;
  wrong: { label: "missing" | "too-long" | null; scope: "scope" | null };
};

/** The codes of a report: who has one, what it allows, when it was used; and a form for another. */
export function CodesPage({
  view,
  refused,
}: {
  view: CodesView;
  refused?: RefusedCode;
}) {
  const t = useWords();
  const words = t.codes;
  const { label, scope } = refused?.wrong ?? { label: null, scope: null };
  const errors = [
    ...(label ? [{ fieldId: "label", text: words.wrong[label] }] : []),
    ...(scope ? [{ fieldId: "scope", text: words.wrong[scope] }] : []),
  ];
  return (
    <PublicPage
      errors={errors}
      back={
        view.isDraft
          ? { to: "/report/check", label: t.report.check.title }
          : { to: "/follow/report", label: t.follow.report.title }
      }
    >
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      {view.isShowing && (
        <Alert kind="warning">
          <p>
            {words.shown.waiting}{" "}
            <a href="/follow/codes/shown">{words.shown.toIt}</a>
          </p>
        </Alert>
      )}
      <CodeList view={view} />
      <h2>{words.makeTitle}</h2>
      {view.mayMake ? (
        <MakeForm view={view} refused={refused} />
      ) : (
        <p>{words.most(view.most)}</p>
      )}
    </PublicPage>
  );
}

function MakeForm({
  view,
  refused,
}: {
  view: CodesView;
  refused?: RefusedCode;
}) {
  const words = useWords().codes;
  const wrong = refused?.wrong.label;
  const error = wrong ? words.wrong[wrong] : null;
  const hint = words.labelHint;
  return (
    <ReportForm of={view.of} action="/follow/codes">
      <input type="hidden" name="access" value={view.newAccessId} />
      <Labelled id="label" label={words.label} hint={hint} error={error}>
        <input
          className="usa-input"
          id="label"
          name="label"
          type="text"
          defaultValue={refused?.label}
          maxLength={labelLength}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy({ id: "label", hint, error })}
        />
      </Labelled>
      <ScopeField refused={refused} />
      <button className="usa-button">{words.make}</button>
    </ReportForm>
  );
}

function ScopeField({ refused }: { refused?: RefusedCode }) {
  const words = useWords().codes;
  const error = refused?.wrong.scope ? words.wrong.scope : null;
  return (
    <Fieldset id="scope" label={words.scopeLabel} error={error}>
      {offered.map((scope, at) => {
        const id = at === 0 ? "scope" : `scope.${scope}`;
        const [name, hint] = words.scopes[scope];
        return (
          <div className="usa-radio" key={scope}>
            <input
              className="usa-radio__input"
              type="radio"
              id={id}
              name="scope"
              value={scope}
              defaultChecked={refused?.scope === scope}
            />
            <label className="usa-radio__label" htmlFor={id}>
              {name}
              <span className="choice__hint">{hint}</span>
            </label>
          </div>
        );
      })}
    </Fieldset>
  );
}

/** The narrowest first: what is needed least often is chosen last. */
const offered = ["read", "answer", "owner"] as const;
