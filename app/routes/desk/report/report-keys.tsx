import { useEffect, useRef, useState } from "react";
import { isSingleKey, pressByKey } from "#app/components/desk/single-keys.ts";
import { SingleKeysSwitch } from "#app/components/desk/single-keys-switch.tsx";
import type { ReportView } from "./report-view.ts";

const keys = [
  ["a", "Answer the reporter"],
  ["n", "Write a note"],
  ["c", "Go to “Accept for my unit”; Enter accepts"],
  ["b", "Confirm severity"],
  ["t", "Transfer to another unit"],
  ["x", "Close with an outcome"],
  ["[", "Previous report of the queue that you came from"],
  ["]", "Next report of it"],
  ["?", "These keys"],
  ["Esc", "Close this"],
] as const;

/** The page's keys, and the button that lists them; nothing before the page's script runs, as nothing would work. */
export function ReportKeys({ report }: { report: ReportView }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isRunning, setIsRunning] = useState(false);
  useEffect(() => {
    setIsRunning(true);
    const onKey = (event: KeyboardEvent) => {
      if (!isSingleKey(event)) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]"))
        return;
      if (event.key !== "?" && !press(event.key)) return;
      event.preventDefault();
      if (event.key === "?") dialog.current?.showModal();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [report.id]);
  if (!isRunning) return null;
  return (
    <>
      <button
        type="button"
        className="button button-plain report-keys"
        onClick={() => dialog.current?.showModal()}
      >
        Keys <kbd aria-hidden="true">?</kbd>
      </button>
      <dialog className="keys-dialog" ref={dialog} aria-labelledby="keys-title">
        <div>
          <h2 id="keys-title">Keys of a report</h2>
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
          <SingleKeysSwitch />
          <form method="dialog">
            <button className="button button-plain" type="submit">
              Close
            </button>
          </form>
        </div>
      </dialog>
    </>
  );
}

/** True where the report allows it now: a key opens what its link does, and to a button or into a box it leads the hand. */
function press(key: string): boolean {
  if (key === "a") return focusIn("messages");
  if (key === "n") return focusIn("notes");
  const target = document.querySelector<HTMLElement>(
    `.report-head [data-key="${CSS.escape(key)}"]`,
  );
  if (!target) return false;
  pressByKey(target);
  return true;
}

function focusIn(form: "messages" | "notes"): boolean {
  const box = document.querySelector<HTMLTextAreaElement>(
    `#form-${form} textarea`,
  );
  const closed = box?.closest("details");
  if (closed) closed.open = true;
  box?.focus();
  return Boolean(box);
}

/** Single keys are letters to whoever types; in a select they choose. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches("input:not([type=checkbox]), textarea, select")
  );
}
