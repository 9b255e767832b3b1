import { useCallback, useEffect, useRef, useState } from "react";
import { KeysDialog } from "./keys-dialog.tsx";
import { useQueueKeys } from "./use-queue-keys.ts";

/** The keys, and the button that shows them; nothing before the page's script runs, as nothing would work. */
export function QueueKeys() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isRunning, setIsRunning] = useState(false);
  useEffect(() => setIsRunning(true), []);
  const show = useCallback(() => dialog.current?.showModal(), []);
  useQueueKeys(show);
  if (!isRunning) return null;
  return (
    <>
      <button type="button" className="button button-plain" onClick={show}>
        Keys <kbd aria-hidden="true">?</kbd>
      </button>
      <KeysDialog ref={dialog} />
    </>
  );
}
