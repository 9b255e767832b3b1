import { Form, useNavigation } from "@remix-run/react";
import { TouchForm } from "#app/components/desk/touch-form.tsx";
import type { ReportView } from "./report-view.ts";
import { verbs, type Verb } from "./verbs.ts";

type VerbFormProps = {
  verb: Verb;
  report: ReportView;
  typed?: Record<string, string>;
  problems?: Record<string, string>;
};

/** One verb's form, posted to its own URL; without JavaScript the same. */
export function VerbForm({
  verb,
  report,
  typed = {},
  problems = {},
}: VerbFormProps) {
  const { button, Fields } = verbs[verb];
  const action = `/desk/reports/${report.id}/${verb}`;
  const isBusy = useNavigation().formAction === action;
  if (isTouched(verb))
    return (
      <TouchForm
        act={(typed) => ({
          verb: "let-in-code",
          about: String(typed.get("requestId") ?? ""),
        })}
        action={action}
        button={button}
      >
        <Fields typed={typed} problems={problems} report={report} />
      </TouchForm>
    );
  return (
    <Form
      method="post"
      action={action}
      onSubmit={(event) => {
        if (isBusy) event.preventDefault();
      }}
    >
      {/* Of the report as this page shows it: a command on an older one is refused as stale. */}
      <input type="hidden" name="revision" value={report.revision} />
      <Fields typed={typed} problems={problems} report={report} />
      <div className="form-end">
        <button className="button" type="submit" aria-disabled={isBusy}>
          {isBusy ? "Saving…" : button}
        </button>
      </div>
    </Form>
  );
}

/** A code that is let in opens the report to whoever holds it, and ends all others. */
function isTouched(verb: Verb): boolean {
  return verb === "new-code";
}
