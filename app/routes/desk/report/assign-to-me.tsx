import { Form } from "@remix-run/react";
import type { ReportView } from "./report-view.ts";

/** One click, for whoever works it themselves. */
export function AssignToMe({ report }: { report: ReportView }) {
  const [self] = report.assignable;
  const isMine = report.ownPart?.assigneeId === self?.value;
  if (!self || isMine || !report.actions.includes("assign-self")) return null;
  return (
    <Form method="post" action={`/desk/reports/${report.id}/assignee`}>
      <input type="hidden" name="revision" value={report.revision} />
      <input type="hidden" name="seen" value={report.actPosition} />
      <input type="hidden" name="boxId" value={report.freshId} />
      <input type="hidden" name="responderId" value={self.value} />
      <button className="button button-wide" type="submit">
        Assign to me
      </button>
    </Form>
  );
}
