import { forwardRef } from "react";

const keys = [
  ["j", "Next report"],
  ["k", "Previous report"],
  ["o", "Open it (or Enter)"],
  ["/", "Search"],
  ["?", "These keys"],
  ["Esc", "Close this"],
] as const;

export const KeysDialog = forwardRef<HTMLDialogElement>(
  function KeysDialog(_, ref) {
    return (
      <dialog className="keys-dialog" ref={ref} aria-labelledby="keys-title">
        <div>
          <h2 id="keys-title">Keys of the queue</h2>
          <dl className="keys">
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <form method="dialog">
            <button className="button button-plain" type="submit">
              Close
            </button>
          </form>
        </div>
      </dialog>
    );
  },
);
