import type { DeskAction } from "#app/domain/responder/can.ts";
import { Panel } from "./panel.tsx";
import type { ReportView } from "./report-view.ts";
import { VerbDisclosure } from "./verb-disclosure.tsx";
import { VerbForm } from "./verb-form.tsx";
import type { Verb } from "./verbs.ts";

/** The verb of each action that stands here; messages and notes have their own panels. */
const shown = [
  ["refuse", "refusal"],
  ["assign-self", "assignee"],
  ["assign-colleague", "assignee"],
  ["transfer", "transfer"],
  ["close", "closure"],
  ["reopen", "reopening"],
] as const satisfies [DeskAction, Verb][];

export function ActionsPanel({ report }: { report: ReportView }) {
  const { actions } = report;
  const verbs = new Set(
    shown
      .filter(([action]) => actions.includes(action))
      .map(([, verb]) => verb),
  );
  if (verbs.size === 0 && !actions.includes("accept"))
    return <NothingToDo report={report} />;
  return (
    <Panel id="actions" title="What you can do">
      <div className="actions">
        {actions.includes("accept") ? (
          <VerbForm
            verb="acceptance"
            reportId={report.id}
            revision={report.revision}
            units={[]}
            colleagues={[]}
          />
        ) : null}
        {[...verbs].map((verb) => (
          <VerbDisclosure key={verb} verb={verb} report={report} />
        ))}
      </div>
    </Panel>
  );
}

function NothingToDo({ report }: { report: ReportView }) {
  const isAuditor = report.contents === null;
  return (
    <Panel id="actions" title="What you can do">
      <p className="quiet">
        {isAuditor
          ? "Auditors read the history. They change nothing and see no contents."
          : "Nothing at the moment: your role, your unit’s part and the report’s status leave no step to you."}
      </p>
    </Panel>
  );
}
