/** `<button data-copy="#code" data-done="Copied">`: copies the text of that element, without its white space. */
export function copyAndPrint(within: ParentNode = document) {
  for (const button of within.querySelectorAll<HTMLButtonElement>(
    "[data-copy]",
  )) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => void copy(button));
  }
  for (const button of within.querySelectorAll<HTMLButtonElement>(
    "[data-print]",
  )) {
    button.addEventListener("click", () => window.print());
  }
}

async function copy(button: HTMLButtonElement) {
  const from = document.querySelector(button.dataset.copy ?? "");
  const text = from?.textContent?.replace(/\s+/g, " ").trim();
  if (!text) return;
  await navigator.clipboard.writeText(text);
  button.textContent = button.dataset.done ?? "";
}
