import { Form, Link, useLocation } from "@remix-run/react";
import { Fragment } from "react";
import { Panel } from "#app/components/desk/panel.tsx";
import { When } from "#app/components/desk/when.tsx";
import { wordFields } from "#app/domain/vocabulary/desk-form.ts";
import { inMenu } from "./more-menu.tsx";
import type { ReportView } from "./report-view.ts";
import { verbs } from "./verbs.ts";

type Left = ReportView["unsent"][number];

/** Words for a step that the report does not allow now: to be copied, or to wait until it does. */
export function LeftUnsent({ report }: { report: ReportView }) {
  const left = report.unsent.filter(({ form }) =>
    verbs[form].actions.every((action) => !report.actions.includes(action)),
  );
  return (
    <>
      <WaitsInMore report={report} />
      {left.length > 0 ? <LeftPanel report={report} left={left} /> : null}
    </>
  );
}

/** Of the steps that are opened by themselves. */
function WaitsInMore({ report }: { report: ReportView }) {
  const { pathname } = useLocation();
  const waiting = [...new Set(report.unsent.map(({ form }) => form))].filter(
    (form) =>
      inMenu.some((verb) => verb === form) &&
      verbs[form].actions.some((action) => report.actions.includes(action)) &&
      pathname !== `/desk/reports/${report.id}/${form}`,
  );
  if (waiting.length === 0) return null;
  return (
    <p className="news" role="note">
      Typed by you, and not sent:{" "}
      {waiting.map((form, at) => (
        <Fragment key={form}>
          {at > 0 ? ", " : null}
          <Link to={`/desk/reports/${report.id}/${form}`}>
            {verbs[form].title}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

function LeftPanel({
  report,
  left,
}: {
  report: ReportView;
  left: readonly Left[];
}) {
  return (
    <Panel id="left-unsent" title="Typed by you, and not sent">
      <p>The report does not take this now. Only you see it here.</p>
      {left.map((text) => (
        <LeftText key={text.id} reportId={report.id} text={text} />
      ))}
    </Panel>
  );
}

function LeftText({ reportId, text }: { reportId: string; text: Left }) {
  const { form, id, token, typed, keptMs } = text;
  const words = wordFields.flatMap((field) => typed?.[field] ?? []);
  return (
    <Form method="post" action={`/desk/reports/${reportId}/unsent/choice`}>
      <div className="field">
        <label htmlFor={`left-${id}`}>{verbs[form].title}</label>
        <p className="hint">
          Kept <When at={new Date(keptMs)} />
        </p>
        <textarea
          className="textarea"
          id={`left-${id}`}
          readOnly
          value={words.join("\n\n")}
        />
      </div>
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="shown" value={`${id}:${token}`} />
      <button
        className="button button-plain"
        type="submit"
        name="keep"
        value="none"
      >
        Throw it away
      </button>
    </Form>
  );
}
