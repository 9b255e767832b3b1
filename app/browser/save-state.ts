import { wordsFrom } from "./words.ts";

/** Long enough to be taken up by a screen reader. */
const toldMs = 3_000;

/** Where to go in the states that leave something to do, and whether that opens a new window. */
const links: Record<string, [to: string, isElsewhere?: true]> = {
  sent: ["/follow/report"],
  conflict: [location.pathname + location.search],
  ended: ["/follow", true],
  elsewhere: ["/follow", true],
};

/** Shows each state, and tells a screen reader of a state that is another than before. */
export function stateOf(
  form: HTMLFormElement,
): (state: string, isUrgent?: boolean) => void {
  const shown = form.querySelector<HTMLElement>("[data-states]");
  const told = form.querySelector<HTMLElement>("[data-told]");
  if (!shown || !told) return () => undefined;
  const words = wordsFrom(shown.dataset.states);
  const line = document.createTextNode("");
  shown.append(line);
  const lead = linkIn(shown, words);
  let last = "";
  standBeside(form, shown);
  return (state, isUrgent = false) => {
    // A state with something to do stays visible while saving: pressing its link leaves the field, and that saves once
    // more.
    if (state === "saving" && links[last]) return;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, {
      hour: "2-digit",
      minute: "2-digit",
    });
    const text = (words[state] ?? "").replace("{time}", time);
    line.data = `${text} `;
    shown.dataset.state = state;
    lead(state);
    if (state === "saving" || (state === last && !isUrgent)) return;
    last = state;
    told.textContent = text;
    // Emptied after it was read out, so that the page does not hold the same words twice.
    setTimeout(() => (told.textContent = ""), toldMs);
  };
}

/** What is said of the words stands at the end of the question that they are typed in. */
function standBeside(form: HTMLFormElement, shown: HTMLElement) {
  form.addEventListener("input", ({ target }) => {
    const typed = target instanceof Element ? target : null;
    const question = typed?.closest(".usa-form-group, .review__row");
    if (question && question !== shown.parentElement) question.append(shown);
  });
}

/**
 * The link to what a state leaves to do. It is one element that stays: the click on a link that is replaced while it is
 * pressed is lost.
 */
function linkIn(shown: HTMLElement, words: Record<string, string>) {
  const link = document.createElement("a");
  return (state: string) => {
    const [to, isElsewhere = false] = links[state] ?? [];
    if (to === undefined) return link.remove();
    link.href = to;
    link.target = isElsewhere ? "_blank" : "";
    link.textContent = words[`${state}.link`] ?? "";
    if (!link.isConnected) shown.append(link);
  };
}
