import { Form } from "@remix-run/react";
import { bulkVerbs } from "./bulk-verbs.ts";

/** Of the form to which the rows' boxes belong. */
const selectionForm = "selection";

/** Under the rows while some are selected: what can be done to them leads to a page that says what will happen to each. */
export function BulkBar({
  count,
  onClear,
}: {
  count: number;
  onClear: () => void;
}) {
  return (
    <Form id={selectionForm} className="bulk" action="/desk/selection">
      <strong role="status">{count > 0 ? `${count} selected` : ""}</strong>
      {Object.entries(bulkVerbs).map(([name, { label, key }]) => (
        <button
          key={name}
          className="button button-plain"
          type="submit"
          name="verb"
          value={name}
        >
          {label} <kbd aria-hidden="true">{key}</kbd>
        </button>
      ))}
      <button
        type="reset"
        className="button button-plain bulk-clear"
        onClick={onClear}
        data-clear-selection
      >
        Clear <kbd aria-hidden="true">Esc</kbd>
      </button>
    </Form>
  );
}

/** Beside a row. */
export function RowBox({
  reportId,
  name,
}: {
  reportId: string;
  /** What it is called where nothing else is beside it. */
  name: string;
}) {
  return (
    <label className="row-check">
      <input
        type="checkbox"
        form={selectionForm}
        name="reports"
        value={reportId}
        aria-label={`Select ${name}`}
      />
    </label>
  );
}
