import { useLocation } from "@remix-run/react";
import { useBox } from "./use-box.ts";
import type { ReportView } from "./report-view.ts";
import { VerbForm } from "./verb-form.tsx";
import { verbs, type Verb } from "./verbs.ts";

type Shown = { verb: Verb; report: ReportView };

/** A verb and, when it is opened, its form; not a second time where the page shows it on top. */
export function VerbDisclosure(shown: Shown) {
  const { pathname } = useLocation();
  const { verb, report } = shown;
  if (pathname === `/desk/reports/${report.id}/${verb}`) return null;
  return <Disclosure {...shown} />;
}

/** Open from the start where something typed waits in it. */
function Disclosure({ verb, report }: Shown) {
  const box = useBox(report, verb);
  return (
    <details className="action" key={box.key} open={box.wasKept}>
      <summary>{verbs[verb].label}</summary>
      <VerbForm verb={verb} report={report} box={box} />
    </details>
  );
}
