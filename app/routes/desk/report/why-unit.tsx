import { Assignments } from "./assignments.tsx";
import { Panel } from "#app/components/desk/panel.tsx";
import type { ReportView } from "./report-view.ts";
import { When } from "#app/components/desk/when.tsx";
import { groundsWords } from "#app/components/desk/words.ts";

type Why = NonNullable<ReportView["whyUnit"]>;
type Known = Extract<Why["grounds"], { is: "known" }>;
type Names = Pick<ReportView, "unitNames">;

export function WhyUnitPanel({ report }: { report: ReportView }) {
  const { whyUnit, assignments, unitNames } = report;
  return (
    <Panel id="why-unit" title="Why this unit">
      <Assignments assignments={assignments} />
      {whyUnit ? (
        <Routed why={whyUnit} unitNames={unitNames} />
      ) : (
        <p className="hint">No rule routed this report.</p>
      )}
    </Panel>
  );
}

function Routed({ why, unitNames }: { why: Why } & Names) {
  const { grounds, rulesVersion, decidedAt } = why;
  return (
    <>
      {grounds.is === "known" && grounds.wouldLead ? (
        <p className="news" role="note">
          With the newest answers the rules would choose{" "}
          {unitNames[grounds.wouldLead] ?? grounds.wouldLead} to lead. Whoever
          leads goes on until a person hands over.
        </p>
      ) : null}
      <details>
        <summary>What the routing rules said</summary>
        {grounds.is === "known" ? (
          <RulesThatHeld rules={grounds.rules} unitNames={unitNames} />
        ) : (
          <p>{groundsWords[grounds.is]}</p>
        )}
        <p className="hint">
          Rules version {rulesVersion}, <When at={decidedAt} />.
        </p>
        <Earlier why={why} unitNames={unitNames} />
      </details>
    </>
  );
}

function RulesThatHeld({ rules, unitNames }: Pick<Known, "rules"> & Names) {
  return (
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
          {rules.map(({ part, unitId, ruleIds, reason, facts }) => (
            <tr key={part + unitId}>
              <th scope="row">{unitNames[unitId] ?? unitId}</th>
              <td>{part}</td>
              <td>
                {reason}{" "}
                <span className="quiet mono">{ruleIds.join(", ")}</span>
              </td>
              <td>
                {facts.length > 0 ? facts.join("; ") : "Holds for every report"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Earlier({ why, unitNames }: { why: Why } & Names) {
  if (why.earlier.length === 0) return null;
  return (
    <ul className="earlier quiet small" aria-label="Earlier decisions">
      {why.earlier.map(({ version, decidedAt, unitIds }) => (
        <li key={version}>
          <When at={decidedAt} />
          {unitIds
            ? `: ${unitIds.map((id) => unitNames[id] ?? id).join(", ")}`
            : null}
        </li>
      ))}
    </ul>
  );
}
