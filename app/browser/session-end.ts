import { wordsFrom } from "./words.ts";

/** WCAG 2.2.1 asks for twenty seconds; people fetch coffee. */
const warningMs = 15 * 60_000;
const lookMs = 30_000;

type End = { endsInMs: number; isLast: boolean };

/** Asks before the session ends whether somebody is there, and says when it has ended. */
export function watchSession() {
  const line = document.querySelector<HTMLElement>("[data-session]");
  const dialog = document.querySelector<HTMLDialogElement>("dialog.session");
  if (!line || !dialog) return;
  const question = questionIn(dialog);
  let endsAt = Date.now() + Number(line.dataset.session);
  // Somebody answered the question, and the server does not know yet.
  let isThere = false;

  const ask = async (method: "GET" | "POST"): Promise<End> => {
    const response = await fetch("/report/session", { method });
    if (!response.ok) throw new Error(String(response.status));
    const end: End = await response.json();
    endsAt = Date.now() + end.endsInMs;
    return end;
  };
  const look = async () => {
    if (question.shown() === "over" && document.hidden) return;
    if (endsAt - Date.now() > warningMs) return;
    // Perhaps it was used in another window, or the code was entered there.
    const end = await ask(isThere ? "POST" : "GET").catch(() => null);
    if (end) isThere = false;
    const leftMs = endsAt - Date.now();
    if (leftMs > warningMs) return question.hide();
    if (leftMs <= 0) return question.show("over");
    if (!isThere) question.show(end?.isLast ? "last" : "warn", leftMs);
  };
  const stay = () => {
    if (question.shown() !== "warn") return dialog.close();
    isThere = true;
    void look();
  };
  for (const button of dialog.querySelectorAll("button"))
    button.addEventListener("click", stay);
  // Whoever closes it with Escape is there.
  dialog.addEventListener("cancel", stay);
  setInterval(() => void look(), lookMs);
  document.addEventListener("visibilitychange", () => void look());
}

/** What session-end.tsx laid out, with the words that it holds for each state. */
function questionIn(dialog: HTMLDialogElement) {
  const words = wordsFrom(dialog.dataset.words);
  const part = (selector: string) =>
    dialog.querySelector<HTMLElement>(selector);
  let shown: "" | "warn" | "last" | "over" = "";
  const show = (state: "warn" | "last" | "over", leftMs = 0) => {
    const minutes = String(Math.ceil(leftMs / 60_000));
    part("p")!.textContent = words[state]?.replace("{minutes}", minutes) ?? ""; // Laid out by session-end.tsx.
    if (state === shown) return;
    shown = state;
    part("h2")!.textContent =
      words[state === "over" ? "overTitle" : "warnTitle"] ?? "";
    part("[data-stay]")!.hidden = state !== "warn";
    part("a")!.hidden = state === "warn";
    part("[data-close]")!.hidden = state === "warn";
    // Closed first, so that what is new is read out.
    dialog.close();
    dialog.showModal();
  };
  const hide = () => {
    shown = "";
    dialog.close();
  };
  return { show, hide, shown: () => shown };
}
