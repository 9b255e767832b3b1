import { Link } from "@remix-run/react";
import { AssignToMe } from "./assign-to-me.tsx";
import type { ReportView } from "./report-view.ts";
import { verbs, type Verb } from "./verbs.ts";

/** In the order shown; what stands in the page itself, as messages and notes, is not repeated. */
export const inMenu = [
  "refusal",
  "assignee",
  "transfer",
  "offer",
  "closure",
  "signposting",
  "duplicate",
  "reopening",
] as const satisfies Verb[];

const keyOf: Partial<Record<Verb, string>> = { transfer: "t", closure: "x" };

/** All else that this person may do now; each step opens with its form on top of the page. */
export function MoreMenu({ report }: { report: ReportView }) {
  const allowed = inMenu.filter((verb) =>
    verbs[verb].actions.some((action) => report.actions.includes(action)),
  );
  const mayAssign = report.actions.includes("assign-self");
  if (allowed.length === 0 && !mayAssign) return <Nothing report={report} />;
  return (
    <details className="menu">
      <summary className="button button-plain">More</summary>
      <ul>
        {mayAssign ? (
          <li>
            <AssignToMe report={report} />
          </li>
        ) : null}
        {allowed.map((verb) => (
          <li key={verb}>
            <Link
              to={`/desk/reports/${report.id}/${verb}`}
              data-key={keyOf[verb]}
              onClick={closeMenu}
            >
              {verbs[verb].label}
              {isKept(report, verb) ? (
                <span className="quiet">typed, not sent</span>
              ) : null}
              {keyOf[verb] ? <kbd aria-hidden="true">{keyOf[verb]}</kbd> : null}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

function isKept({ unsent }: ReportView, verb: Verb): boolean {
  return unsent.some(({ form }) => form === verb);
}

function closeMenu({ currentTarget }: React.MouseEvent) {
  currentTarget.closest("details")?.removeAttribute("open");
}

function Nothing({ report }: { report: ReportView }) {
  const isAuditor = report.contents === null && report.waitsFor === null;
  return (
    <p className="quiet report-nothing">
      {isAuditor
        ? "Auditors read the history. They change nothing and see no contents."
        : report.waitsFor
          ? "What there is to do comes once it opens."
          : "Nothing to do: your role, your unit’s part and the report’s status leave no step to you."}
    </p>
  );
}
