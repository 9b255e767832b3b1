import { useEffect } from "react";

/** j and k walk the rows, o or Enter opens, / searches, ? shows the keys. Enter on a row's link is the browser's own. */
export function useQueueKeys(showKeys: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]"))
        return;
      const act = keys(showKeys)[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [showKeys]);
}

function keys(showKeys: () => void): Record<string, () => void> {
  return {
    j: () => walk(1),
    k: () => walk(-1),
    o: () => current()?.click(),
    "/": () => document.getElementById("search")?.focus(),
    "?": showKeys,
  };
}

const rows = () => [
  ...document.querySelectorAll<HTMLElement>("[data-queue-link]"),
];

function current(): HTMLElement | undefined {
  return rows().find((row) => row === document.activeElement);
}

/** From nowhere, j begins at the top and k at the bottom. */
function walk(step: 1 | -1) {
  const all = rows();
  const at = all.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step;
  const row = all[Math.min(Math.max(next, 0), all.length - 1)];
  row?.focus({ preventScroll: true });
  row?.closest("li")?.scrollIntoView({ block: "nearest" });
}

/** Single keys are letters to whoever types; in a select they choose. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches("input:not([type=checkbox]), textarea, select")
  );
}
