import { useCallback, useEffect, useRef, useState } from "react";
import { KeysDialog } from "./keys-dialog.tsx";
import { useQueueKeys } from "./use-queue-keys.ts";

/** The keys, and the button that shows them; nothing before the page's script runs, as nothing would work. */
export function QueueKeys({ togglePreview }: { togglePreview: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isRunning, setIsRunning] = useState(false);
  useEffect(() => setIsRunning(true), []);
  const showKeys = useCallback(() => dialog.current?.showModal(), []);
  useQueueKeys({ showKeys, togglePreview });
  if (!isRunning) return null;
  return (
    <>
      <button type="button" className="button button-plain" onClick={showKeys}>
        Keys <kbd aria-hidden="true">?</kbd>
      </button>
      <KeysDialog ref={dialog} />
    </>
  );
}
