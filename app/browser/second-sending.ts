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
  });
  // Coming back by the browser's own button finds the page as it was left.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>(
      "form[data-sent]",
    )) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[aria-disabled]"))
        button.removeAttribute("aria-disabled");
    }
  });
}
