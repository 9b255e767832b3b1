/** After a refused form, the summary is read out first; its links lead to the fields. */
export function focusErrors() {
  document.querySelector<HTMLElement>(".error-summary")?.focus();
}
