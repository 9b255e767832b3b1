/** Whether a single letter does anything on the desk's pages: each browser's choice, on until it is switched off (WCAG 2.2, 2.1.4). */
const kept = "single-keys";

export function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(kept) !== "off";
  } catch {
    // A browser that keeps nothing.
    return true;
  }
}

export function switchSingleKeys(isOn: boolean): void {
  try {
    localStorage.setItem(kept, isOn ? "on" : "off");
  } catch {
    // As above: the switch goes back with the next page.
  }
}

type Pressed = Pick<
  KeyboardEvent,
  "key" | "repeat" | "ctrlKey" | "metaKey" | "altKey"
>;

/** A key pressed by itself, once, where such keys are on; held down it acts no second time. */
export function isSingleKey(event: Pressed): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat)
    return false;
  return areSingleKeysOn();
}

/** A key opens what a link leads to; on a button, which acts at once, it only leads the hand. */
export function pressByKey(
  target: Pick<HTMLElement, "tagName" | "focus" | "click">,
): void {
  if (target.tagName === "BUTTON") target.focus();
  else target.click();
}
