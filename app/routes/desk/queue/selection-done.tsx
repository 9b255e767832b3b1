import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type {
  DoneToOne,
  SelectedRow,
} from "#app/domain/desk/queue-bulk.server.ts";
import { TextArea } from "#app/components/desk/field.tsx";
import type { BulkVerbName } from "./bulk-verbs.ts";
import { SelectedFields } from "./selected-fields.tsx";
import { SelectedName } from "./selected-name.tsx";

const doneWords = {
  assignee: "Assigned",
  transfer: "Transferred",
  duplicate: "Linked as a duplicate",
  closure: "Closed",
} satisfies Record<BulkVerbName, string>;

/** What became of each, and the way back where there is one. */
export function SelectionDone({
  verb,
  rows,
  isUndo,
  done,
}: {
  verb: BulkVerbName;
  /** Those that are still in sight. */
  rows: readonly SelectedRow[];
  isUndo: boolean;
  done: readonly DoneToOne[];
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that was sent is gone.
  useEffect(() => heading.current?.focus(), [done]);
  const words = isUndo ? "Open again" : doneWords[verb];
  const isDone = done.filter((one) => one.is === "done");
  const endsWork = verb === "closure" || verb === "duplicate";
  return (
    <div className="page-narrow">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {words}: {isDone.length} of {done.length}
        </h1>
      </div>
      <div className="panel">
        <div className="panel-body">
          <ul className="selection" aria-label="What became of each report">
            {done.map((one) => (
              <li key={one.reportId}>
                <NameOf rows={rows} reportId={one.reportId} />
                <strong className={one.is === "done" ? "" : "problem"}>
                  {one.is === "done" ? words : notDoneWords(one)}
                </strong>
              </li>
            ))}
          </ul>
          <p className="quiet">{backWords(verb, isUndo)}</p>
        </div>
      </div>
      {endsWork && !isUndo && isDone.length > 0 ? (
        <div className="panel">
          <Form method="post" className="panel-body stack">
            <input type="hidden" name="verb" value={verb} />
            <input type="hidden" name="undo" value="yes" />
            <SelectedFields rows={isDone} />
            <TextArea
              name="reason"
              maxLength={2000}
              label="Why they open again"
              hint="Kept as a note for responders, with each report."
              isRequired
            />
            <div className="form-end">
              <button className="button button-plain" type="submit">
                Undo: open {isDone.length === 1 ? "it" : `all ${isDone.length}`}{" "}
                again
              </button>
            </div>
          </Form>
        </div>
      ) : null}
      <p className="form-end">
        <Link className="button" to="/desk">
          Back to the queue
        </Link>
      </p>
    </div>
  );
}

function NameOf({
  rows,
  reportId,
}: {
  rows: readonly SelectedRow[];
  reportId: string;
}) {
  const row = rows.find((each) => each.reportId === reportId);
  return row ? (
    <Link to={`/desk/reports/${reportId}`}>
      <SelectedName row={row} />
    </Link>
  ) : (
    <span className="quiet">Your unit sees it no longer</span>
  );
}

function notDoneWords(one: Exclude<DoneToOne, { is: "done" }>): string {
  return one.is === "refused"
    ? `Not done: ${one.why}`
    : "Not tried: something failed before it. Try these again.";
}

function backWords(verb: BulkVerbName, isUndo: boolean): string {
  if (isUndo) return "The units that had them have them again.";
  switch (verb) {
    case "assignee":
      return "To undo it, assign them anew.";
    case "transfer":
      return "It cannot be undone from here: the other unit can transfer them back.";
    case "duplicate":
    case "closure":
      return "What their reporters were told stays told.";
  }
}
