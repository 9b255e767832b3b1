import { Form } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { isSingleKey } from "#app/components/desk/single-keys.ts";
import { undoOfferedMs } from "#app/domain/vocabulary/undo.ts";

type Undo = {
  /** Where it is posted to. */
  action: string;
  fields: Record<string, string | number>;
};

/** The undo may lead to another page than the one that offered it: what that page says was done. */
let undoPosted: string | null = null;

/** Where an undo was posted to since this was last asked. */
export function takeUndoPosted(): string | null {
  const action = undoPosted;
  undoPosted = null;
  return action;
}

/** Where it is said: there before the line comes, as what comes with its region is said by few screen readers. */
export function StatusRegion({ children }: { children: React.ReactNode }) {
  return <div role="status">{children}</div>;
}

/**
 * What was just done, to whom, in one line that moves nothing and takes no focus; with the way back while there is one. Gone after
 * ten seconds, but not from under the pointer or the focus of whoever reads it.
 */
export function StatusLine({
  words,
  undo = null,
}: {
  words: string;
  undo?: Undo | null;
}) {
  const [leftMs, setLeftMs] = useState(undoOfferedMs);
  const line = useRef<HTMLDivElement>(null);
  const isHeld = useRef(false);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!isHeld.current) setLeftMs((left) => left - 1_000);
    }, 1_000);
    return () => clearInterval(timer);
  }, []);
  useUndoKey(line);
  if (leftMs <= 0) return null;
  const hold = (is: boolean) => () => {
    isHeld.current = is;
  };
  return (
    <div
      className="status-line"
      ref={line}
      onPointerEnter={hold(true)}
      onPointerLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <p>{words}</p>
      {undo ? (
        <Form
          method="post"
          action={undo.action}
          onSubmit={() => {
            undoPosted = undo.action;
          }}
        >
          {Object.entries(undo.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button type="submit">
            Undo<span aria-hidden="true">, {leftMs / 1_000} s</span>{" "}
            <kbd aria-hidden="true">z</kbd>
          </button>
        </Form>
      ) : null}
    </div>
  );
}

function useUndoKey(line: React.RefObject<HTMLElement>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "z" || !isSingleKey(event)) return;
      const { target } = event;
      if (
        target instanceof Element &&
        target.matches("input:not([type=checkbox]), textarea, select")
      )
        return;
      const button = line.current?.querySelector("button");
      if (!button) return;
      event.preventDefault();
      button.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [line]);
}
