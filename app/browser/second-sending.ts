/**
 * As long as an impatient person presses again. After that, whoever stopped the page on a slow network may send once
 * more.
 */
const calmMs = 5_000;

/** Shows that a form is on its way. The server takes a second sending for the first; this only calms the hand. */
export function holdSecondSending() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    // A download leaves the page as it is.
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    if (form.dataset.stays !== undefined) return;
    if (form.dataset.sent !== undefined) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "";
    event.submitter?.setAttribute("aria-disabled", "true");
    setTimeout(() => release(form), calmMs);
  });
  // Coming back by the browser's own button finds the page as it was left.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>(
      "form[data-sent]",
    ))
      release(form);
  });
}

function release(form: HTMLFormElement) {
  delete form.dataset.sent;
  for (const button of form.elements) button.removeAttribute("aria-disabled");
}
