import { useEffect } from "react";
import { areSingleKeysOn } from "#app/components/desk/single-keys.ts";

type Acts = { showKeys: () => void; togglePreview: () => void };

/** After `g` the next key names a view, for so long. */
const viewKeyMs = 1_500;

/**
 * The keys of the queue, as `keys-dialog.tsx` lists them. They act on the page as it stands: rows are links, a row is
 * selected by its box, a verb is a button under the rows. Enter on a row's link is the browser's own.
 */
export function useQueueKeys({ showKeys, togglePreview }: Acts) {
  useEffect(() => {
    let viewKeyUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== "Escape" && !areSingleKeysOn()) return;
      if (isTyping(event.target) || document.querySelector("dialog[open]"))
        return;
      const isViewKey = event.timeStamp < viewKeyUntil;
      viewKeyUntil = event.key === "g" ? event.timeStamp + viewKeyMs : 0;
      const act = isViewKey
        ? viewOf(event.key)
        : keys({ showKeys, togglePreview })[event.key];
      if (!act || (event.key === " " && !mayTakeSpace(event.target))) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [showKeys, togglePreview]);
}

function keys({ showKeys, togglePreview }: Acts): Record<string, () => void> {
  return {
    j: () => walk(1),
    k: () => walk(-1),
    J: () => extend(1),
    K: () => extend(-1),
    o: () => current()?.click(),
    " ": () => boxOf(current())?.click(),
    p: togglePreview,
    g: () => {},
    s: () => verb("assignee"),
    t: () => verb("transfer"),
    l: () => verb("duplicate"),
    x: () => verb("closure"),
    "/": () => document.getElementById("search")?.focus(),
    "?": showKeys,
    Escape: clear,
  };
}

const rows = () => [
  ...document.querySelectorAll<HTMLElement>("[data-queue-link]"),
];

/** The row that has the focus, by its link or its box. */
function current(): HTMLElement | undefined {
  const row = document.activeElement?.closest(".row");
  return row?.querySelector<HTMLElement>("[data-queue-link]") ?? undefined;
}

function boxOf(row: HTMLElement | undefined) {
  return row
    ?.closest(".row")
    ?.querySelector<HTMLInputElement>("input[name=reports]");
}

/** From nowhere, j begins at the top and k at the bottom. */
function walk(step: 1 | -1) {
  const all = rows();
  const row = current();
  const at = row ? all.indexOf(row) : -1;
  const next = at === -1 ? (step === 1 ? 0 : all.length - 1) : at + step;
  const to = all[Math.min(Math.max(next, 0), all.length - 1)];
  to?.focus({ preventScroll: true });
  to?.closest("li")?.scrollIntoView({ block: "nearest" });
}

/** Selects the row that one stands on, and the next. */
function extend(step: 1 | -1) {
  select(current());
  walk(step);
  select(current());
}

function select(row: HTMLElement | undefined) {
  const box = boxOf(row);
  if (box && !box.checked) box.click();
}

/** Without a selection the verb is of the row that one stands on. */
function verb(name: string) {
  const button = document.querySelector<HTMLButtonElement>(
    `.bulk button[value="${name}"]`,
  );
  if (!button) return;
  if (!document.querySelector("input[name=reports]:checked")) select(current());
  if (document.querySelector("input[name=reports]:checked")) button.click();
}

/** Closes what is open, else takes the selection back. */
function clear() {
  const open = document.querySelector<HTMLDetailsElement>(".menu[open]");
  if (open) {
    open.open = false;
    return open.querySelector<HTMLElement>("summary")?.focus();
  }
  document.querySelector<HTMLElement>("[data-clear-selection]")?.click();
}

function viewOf(key: string): (() => void) | undefined {
  const view = document.querySelector<HTMLElement>(
    `.views [data-view-key="${CSS.escape(key)}"]`,
  );
  return view ? () => view.click() : undefined;
}

/** On a button or a menu it presses, and elsewhere than on a row it scrolls. */
function mayTakeSpace(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("[data-queue-link]");
}

/** Single keys are letters to whoever types; in a select they choose. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches(
      "input:not([type=checkbox]), textarea, select, [contenteditable]",
    )
  );
}
