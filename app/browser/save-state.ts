import { wordsFrom } from "./words.ts";

/** Long enough to be taken up by a screen reader. */
const toldMs = 3_000;

/** Where the states that leave something to do lead, and whether in a window of their own. */
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
  return (state, isUrgent = false) => {
    // What leaves something to do stands meanwhile: to press it is to leave the field, which saves once more.
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
    // Read out, and then no second copy of what is shown.
    setTimeout(() => (told.textContent = ""), toldMs);
  };
}

/** Leads where a state has something to do. One link for good: of one that is replaced while it is pressed, the click is lost. */
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
