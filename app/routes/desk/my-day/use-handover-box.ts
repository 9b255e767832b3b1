import { useEffect, useRef, useState } from "react";
import { isNoteField } from "#app/domain/on-call/handover-words.ts";
import { BoxKeeper } from "#app/routes/desk/report/box-keeper.ts";
import type { Keeping } from "#app/routes/desk/report/keeping.ts";
import type { Box } from "#app/routes/desk/report/box.ts";

/** Keeps what is typed in the form of handing over, a second after the last key and as the page goes. */
export function useHandoverBox(box: Box) {
  const formRef = useRef<HTMLFormElement>(null);
  const [keeper, setKeeper] = useState<BoxKeeper | null>(null);
  const [keeping, setKeeping] = useState<Keeping>({
    ...{ is: box.token === "" ? "none" : "kept", others: null },
    ...{ id: box.id, token: box.token, keptMs: box.keptMs },
  });
  const first = useRef(box);
  useEffect(() => {
    const made = new BoxKeeper((body, init) => {
      const post = { method: "POST", body, ...init };
      return fetch("/desk/my-day/handover/text", post);
    }, setKeeping);
    made.begin(first.current, () => wordsIn(formRef.current));
    setKeeper(made);
    const farewell = () => made.farewell();
    const again = () => made.again();
    addEventListener("pagehide", farewell);
    addEventListener("online", again);
    return () => {
      removeEventListener("pagehide", farewell);
      removeEventListener("online", again);
      made.farewell();
    };
  }, []);
  return { formRef, keeper, keeping };
}

/** What was typed or chosen; all else in the form follows from the page. */
export function isTyped(field: string): boolean {
  return field === "note" || field === "toId" || isNoteField(field);
}

function wordsIn(form: HTMLFormElement | null): Record<string, string> | null {
  if (!form) return null;
  return Object.fromEntries(
    [...new FormData(form)].flatMap(([field, value]) =>
      isTyped(field) && typeof value === "string" ? [[field, value]] : [],
    ),
  );
}
