import { Panel } from "#app/components/desk/panel.tsx";
import { AnswerList } from "./answers.tsx";
import type { Contents, ReportView } from "./report-view.ts";
import { RevealBox, RevealList } from "./reveal-box.tsx";

/** Personal: apart from the rest, masked until somebody says what for. */
export function ContactPanel({
  report,
  contact,
  leftMs,
  reveals,
}: { report: ReportView } & Pick<Contents, "contact" | "leftMs" | "reveals">) {
  return (
    <Panel
      id="contact"
      title="Reaching the reporter"
      aside={leftMs === null ? "Masked" : null}
    >
      {contact.length > 0 ? (
        <AnswerList answers={contact} isStacked />
      ) : (
        <p>
          They gave no contact details. Write to them here; they read it with
          their access code.
        </p>
      )}
      <RevealBox report={report} leftMs={leftMs} />
      <RevealList reveals={reveals} />
    </Panel>
  );
}
