import { Assignments } from "./assignments.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import type { ReportView } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";

export function WhyUnitPanel({ report }: { report: ReportView }) {
  const { whyUnit, assignments, unitNames } = report;
  return (
    <Panel id="why-unit" title="Why this unit">
      <Assignments assignments={assignments} />
      {whyUnit?.wouldLead ? (
        <p className="news" role="note">
          With the newest answers the rules would choose{" "}
          {unitNames[whyUnit.wouldLead] ?? whyUnit.wouldLead} to lead. Whoever
          leads goes on until a person hands over.
        </p>
      ) : null}
      {whyUnit ? (
        <details>
          <summary>What the routing rules said</summary>
          <div
            className="table-scroll"
            tabIndex={0}
            role="region"
            aria-label="Routing rules that held"
          >
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Unit</th>
                  <th scope="col">Part</th>
                  <th scope="col">Rule and reason</th>
                  <th scope="col">Facts that fired it</th>
                </tr>
              </thead>
              <tbody>
                {whyUnit.rules.map(
                  ({ part, unitId, ruleId, reason, facts }) => (
                    <tr key={part + unitId}>
                      <th scope="row">{unitNames[unitId] ?? unitId}</th>
                      <td>{part}</td>
                      <td>
                        {reason} <span className="quiet mono">{ruleId}</span>
                      </td>
                      <td>
                        {facts.length > 0
                          ? facts.join("; ")
                          : "Holds for every report"}
                      </td>
                    </tr>
                  ),
                )}
              </tbody>
            </table>
          </div>
          <p className="hint">
            Rules version {whyUnit.rulesVersion},{" "}
            <When at={whyUnit.decidedAt} />.
          </p>
          {whyUnit.earlier.length > 0 ? (
            <ul className="earlier quiet small" aria-label="Earlier decisions">
              {whyUnit.earlier.map(({ version, decidedAt, unitIds }) => (
                <li key={version}>
                  <When at={decidedAt} />:{" "}
                  {unitIds.map((id) => unitNames[id] ?? id).join(", ")}
                </li>
              ))}
            </ul>
          ) : null}
        </details>
      ) : (
        <p className="hint">No rule routed this report.</p>
      )}
    </Panel>
  );
}
