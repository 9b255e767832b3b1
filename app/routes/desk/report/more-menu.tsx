import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { AssignToMe } from "./assign-to-me.tsx";
import type { ReportView } from "./report-view.ts";
import { verbs, type Verb } from "./verbs.ts";

/** In the order shown; what stands in the page itself, as messages and notes, is not repeated. */
export const inMenu = [
  "severity",
  "refusal",
  "assignee",
  "transfer",
  "offer",
  "closure",
  "signposting",
  "duplicate",
  "reopening",
] as const satisfies Verb[];

const keyOf: Partial<Record<Verb, string>> = {
  severity: "b",
  transfer: "t",
  closure: "x",
};

/** All else that this person may do now; each step opens with its form on top of the page. */
export function MoreMenu({ report }: { report: ReportView }) {
  const allowed = inMenu.filter((verb) =>
    verbs[verb].actions.some((action) => report.actions.includes(action)),
  );
  const mayAssign = report.actions.includes("assign-self");
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => closing(menu), []);
  if (allowed.length === 0 && !mayAssign) return <Nothing report={report} />;
  return (
    <details className="menu" ref={menu}>
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

/** By Escape, and by a press elsewhere. */
function closing(menu: React.RefObject<HTMLDetailsElement>) {
  const onKey = ({ key }: KeyboardEvent) => {
    if (key !== "Escape" || !menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector("summary")?.focus();
  };
  const onPress = ({ target }: PointerEvent) => {
    if (!menu.current || !(target instanceof Node)) return;
    if (!menu.current.contains(target)) menu.current.open = false;
  };
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", onPress);
  return () => {
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("pointerdown", onPress);
  };
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
