import { forwardRef } from "react";
import { SingleKeysSwitch } from "#app/components/desk/single-keys-switch.tsx";
import { usualViews } from "./usual-views.ts";

const keys = [
  [["j"], "Next report"],
  [["k"], "Previous report"],
  [["Enter", "o"], "Open it"],
  [["Space"], "Select it, or take that back"],
  [["Shift j", "Shift k"], "Select it and the next, or the one before"],
  [["p"], "Preview, on and off"],
  [["s"], "Assign what is selected, or this report"],
  [["t"], "Transfer it"],
  [["l"], "Link it as a duplicate"],
  [["x"], "Close it"],
  [["/"], "Search"],
  [["?"], "These keys"],
  [["Esc"], "Close what is open; select nothing"],
] as const;

/** All keys of the queue; the last lines are of the views. */
export const KeysDialog = forwardRef<HTMLDialogElement>(
  function KeysDialog(_, ref) {
    return (
      <dialog className="keys-dialog" ref={ref} aria-labelledby="keys-title">
        <div>
          <h2 id="keys-title">Keys of the queue</h2>
          <dl className="keys">
            {keys.map(([pressed, does]) => (
              <div key={does}>
                <dt>
                  {pressed.map((key) => (
                    <span key={key}>
                      <kbd>{key}</kbd>{" "}
                    </span>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
            {usualViews.map(({ key, name }) => (
              <div key={key}>
                <dt>
                  <kbd>g</kbd> <kbd>{key}</kbd>
                </dt>
                <dd>View: {name ?? "all of the unit"}</dd>
              </div>
            ))}
          </dl>
          <p className="quiet">None of them works while you type.</p>
          <SingleKeysSwitch />
          <form method="dialog" className="form-end">
            <button className="button button-plain" type="submit">
              Close
            </button>
          </form>
        </div>
      </dialog>
    );
  },
);
