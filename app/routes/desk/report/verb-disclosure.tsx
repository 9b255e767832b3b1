import type { ReportView } from "./report-view.ts";
import { VerbForm } from "./verb-form.tsx";
import { verbs, type Verb } from "./verbs.ts";

/** A verb and, when it is opened, its form. Closed again when the report has moved on. */
export function VerbDisclosure({
  verb,
  report,
}: {
  verb: Verb;
  report: ReportView;
}) {
  return (
    <details className="action" key={report.revision}>
      <summary>{verbs[verb].label}</summary>
      <VerbForm verb={verb} report={report} />
    </details>
  );
}
