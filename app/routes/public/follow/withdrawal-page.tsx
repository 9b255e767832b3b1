import { messageLength } from "#app/domain/form/message-body.ts";
import type { Catalogue } from "#app/locales/catalogue.ts";
import { sayNumber } from "#app/locales/dates.ts";
import type { WithdrawalView } from "./withdrawal-view.server.ts";
import { describedBy, Labelled } from "#app/components/public/field/group.tsx";
import { useFrame } from "#app/components/public/frame.ts";
import { PublicPage } from "#app/components/public/page.tsx";
import { TypedWords } from "#app/components/public/problem.tsx";
import { ReportForm } from "#app/components/public/form/report-form.tsx";

export type RefusedReason = {
  code: "too-long" | "cut-short" | "ended";
  typed: string;
};

/** Asks once more before a report is taken back; or says why that is not to be done any more. */
export function WithdrawalPage({
  of,
  standing,
  refused,
}: WithdrawalView & { refused?: RefusedReason }) {
  const { t } = useFrame();
  const words = t.withdrawal;
  const back = { to: "/follow/report", label: t.follow.report.title };
  if (standing !== "open")
    return (
      <PublicPage back={back}>
        <h1>{words.title}</h1>
        <p className="lead">{words.already[standing]}</p>
        <TypedWords typed={refused?.typed ? [refused.typed] : []} />
      </PublicPage>
    );
  const error = errorOf(t, refused);
  return (
    <PublicPage
      back={back}
      errors={error ? [{ fieldId: "body", text: error }] : []}
    >
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <h2>{words.doesTitle}</h2>
      <List items={words.does} />
      <h2>{words.doesNotTitle}</h2>
      <List items={words.doesNot} />
      <h2>{words.insteadTitle}</h2>
      <p>{words.instead}</p>
      <ReportForm of={of} action="/follow/withdrawal">
        <Reason error={error} typed={refused?.typed} />
        <div className="actions">
          <button className="usa-button usa-button--danger">
            {words.button}
          </button>
          <a href="/follow/report">{words.keep}</a>
        </div>
      </ReportForm>
    </PublicPage>
  );
}

function errorOf(t: Catalogue, refused?: RefusedReason): string | undefined {
  return refused && refused.code !== "ended"
    ? t.follow.report[refused.code]
    : undefined;
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function Reason({ error, typed }: { error?: string; typed?: string }) {
  const { t, locale } = useFrame();
  const words = t.withdrawal;
  const label = `${words.reasonLabel} (${t.frame.optional})`;
  const limit = t.frame.characters(sayNumber(locale, messageLength));
  const hint = `${words.reasonHint} ${limit}`;
  const id = "body";
  return (
    <Labelled {...{ id, label, hint, error }}>
      <textarea
        className="usa-textarea usa-textarea--short"
        id={id}
        name="body"
        rows={4}
        defaultValue={typed}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy({ id, hint, error })}
      />
    </Labelled>
  );
}
