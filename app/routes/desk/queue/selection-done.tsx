import { Form, Link } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type {
  DoneToOne,
  SelectedRow,
} from "#app/domain/desk/queue-bulk.server.ts";
import { TextArea } from "#app/components/desk/field.tsx";
import { undoOfferedMs } from "#app/domain/vocabulary/undo.ts";
import type { BulkVerbName } from "./bulk-verbs.ts";
import { SelectedFields } from "./selected-fields.tsx";
import { SelectedName } from "./selected-name.tsx";

const doneWords = {
  assignee: "Assigned",
  transfer: "Transferred",
  duplicate: "Linked as a duplicate",
  closure: "Closed",
} satisfies Record<BulkVerbName, string>;

const undoneWords = {
  assignee: "Assignment undone",
  transfer: "Transfer undone",
  duplicate: "Open again",
  closure: "Open again",
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
  const words = isUndo ? undoneWords[verb] : doneWords[verb];
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
      {isUndo || isDone.length === 0 ? null : endsWork ? (
        <Reopening verb={verb} done={isDone} />
      ) : (
        <UndoForAWhile verb={verb} done={isDone} />
      )}
      <p className="form-end">
        <Link className="button" to="/desk">
          Back to the queue
        </Link>
      </p>
    </div>
  );
}

type Done = Extract<DoneToOne, { is: "done" }>;
type Undoing = { verb: BulkVerbName; done: readonly Done[] };

/** An end that was told to reporters opens again for a reason. */
function Reopening({ verb, done }: Undoing) {
  return (
    <div className="panel">
      <Form method="post" className="panel-body stack">
        <input type="hidden" name="verb" value={verb} />
        <input type="hidden" name="undo" value="yes" />
        <SelectedFields rows={done} />
        <TextArea
          name="reason"
          maxLength={2000}
          label="Why they open again"
          hint="Kept as a note for responders, with each report."
          isRequired
        />
        <div className="form-end">
          <button className="button button-plain" type="submit">
            Undo: open {done.length === 1 ? "it" : `all ${done.length}`} again
          </button>
        </div>
      </Form>
    </div>
  );
}

/** As long as after one report's; pressed later, it is refused by cause. */
function UndoForAWhile({ verb, done }: Undoing) {
  const [isOffered, setIsOffered] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setIsOffered(false), undoOfferedMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isOffered) return null;
  return (
    <Form method="post" className="form-end">
      <input type="hidden" name="verb" value={verb} />
      <input type="hidden" name="undo" value="yes" />
      <SelectedFields rows={done} />
      <button className="button button-plain" type="submit">
        Undo {done.length === 1 ? "it" : `all ${done.length}`}
      </button>
    </Form>
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
  if (isUndo) return "All is as it was before.";
  switch (verb) {
    case "assignee":
      return "It can be undone for ten seconds; after that, assign them anew.";
    case "transfer":
      return "It can be undone for ten seconds, while nobody of the other unit has opened them; after that, they can transfer them back.";
    case "duplicate":
    case "closure":
      return "What their reporters were told stays told.";
  }
}
