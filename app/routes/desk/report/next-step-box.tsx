import { Form, Link } from "@remix-run/react";
import { useClock } from "#app/components/desk/clock.tsx";
import { Due } from "#app/components/desk/due.tsx";
import { dueState } from "#app/components/desk/time.ts";
import { dueWords } from "#app/components/desk/words.ts";
import { nextStepOf, type NextStep } from "./next-step.ts";
import type { ReportView } from "./report-view.ts";
import type { Verb } from "./verbs.ts";

/** One due and the one verb that meets it: the only filled button of the head. */
export function NextStepBox({ report }: { report: ReportView }) {
  const { now } = useClock();
  const step = nextStepOf(report, now);
  const { due, isWaiting, verb } = step;
  if (!due && !verb && !isWaiting) return null;
  const state = due ? dueState(due.at, now) : "none";
  return (
    <div className={`next next-${state}`}>
      <p>
        {due ? (
          <>
            <span className="small">
              {due.kind === "call-back" ? "Call back" : dueWords[due.kind]}
              {due.unitName ? `, ${due.unitName}` : null}
            </span>
            <br />
            <Due at={due.at} />
          </>
        ) : (
          <span className="quiet">
            {isWaiting ? "Waits for the reporter" : "Nothing is due"}
          </span>
        )}
      </p>
      {verb ? <NextVerb report={report} verb={verb} due={due} /> : null}
    </div>
  );
}

const labels: Partial<Record<Verb, string>> = {
  messages: "Answer",
  reopening: "Reopen…",
  transfer: "Transfer…",
  severity: "Confirm severity…",
};

function NextVerb({
  report,
  verb,
  due,
}: { report: ReportView; verb: Verb } & Pick<NextStep, "due">) {
  const to = `/desk/reports/${report.id}`;
  if (verb === "acceptance")
    return (
      <Form method="post" action={`${to}/acceptance`}>
        <input type="hidden" name="revision" value={report.revision} />
        <input type="hidden" name="seen" value={report.actPosition} />
        <input type="hidden" name="boxId" value={report.freshId} />
        <button className="button" type="submit" data-key="c">
          Accept for my unit <kbd aria-hidden="true">c</kbd>
        </button>
      </Form>
    );
  if (verb === "reopening" || verb === "transfer" || verb === "severity")
    return (
      <Link className="button" to={`${to}/${verb}`}>
        {labels[verb]}
      </Link>
    );
  if (due?.kind === "call-back")
    return (
      <a className="button" href="#lost-code">
        See whom to call
      </a>
    );
  return (
    <a
      className="button"
      href="#form-messages"
      onClick={(event) => {
        const box = document.querySelector<HTMLElement>(
          "#form-messages textarea",
        );
        if (!box) return;
        event.preventDefault();
        box.focus();
      }}
    >
      {labels.messages} <kbd aria-hidden="true">a</kbd>
    </a>
  );
}
