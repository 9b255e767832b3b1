import { AssignToMe } from "./assign-to-me.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import type { ReportView } from "./report-view.ts";
import { VerbDisclosure } from "./verb-disclosure.tsx";
import { useBox } from "./use-box.ts";
import { VerbForm } from "./verb-form.tsx";
import { verbs, type Verb } from "./verbs.ts";

/** In the order shown; messages and notes stand in their own panels. */
const shown = [
  "refusal",
  "assignee",
  "closure",
  "transfer",
  "offer",
  "signposting",
  "duplicate",
  "reopening",
] as const satisfies Verb[];

/** Only what this person may do now; accepting is one click, all else is opened first. */
export function ActionsPanel({ report }: { report: ReportView }) {
  const allowed = shown.filter((verb) =>
    verbs[verb].actions.some((action) => report.actions.includes(action)),
  );
  const mayAccept = report.actions.includes("accept");
  const mayAssign = report.actions.includes("assign-self");
  if (allowed.length === 0 && !mayAccept && !mayAssign)
    return <NothingToDo report={report} />;
  return (
    <Panel id="actions" title="What you can do">
      <div className="actions">
        {mayAccept ? <Acceptance report={report} /> : null}
        <AssignToMe report={report} />
        {allowed.map((verb) => (
          <VerbDisclosure key={verb} verb={verb} report={report} />
        ))}
      </div>
      {report.waitsFor ? <MoreLater /> : null}
    </Panel>
  );
}

function Acceptance({ report }: { report: ReportView }) {
  const box = useBox(report, "acceptance");
  return <VerbForm verb="acceptance" report={report} box={box} />;
}

function MoreLater() {
  return <p className="quiet">What else there is to do comes once it opens.</p>;
}

function NothingToDo({ report }: { report: ReportView }) {
  const isAuditor = report.contents === null && report.waitsFor === null;
  return (
    <Panel id="actions" title="What you can do">
      <p className="quiet">
        {isAuditor
          ? "Auditors read the history. They change nothing and see no contents."
          : report.waitsFor
            ? "Nothing until the report opens for you."
            : "Nothing at the moment: your role, your unit’s part and the report’s status leave no step to you."}
      </p>
    </Panel>
  );
}
