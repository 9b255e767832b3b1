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
  const words = wordsFrom(dialog.dataset.words);
  let endsAt = Date.now() + Number(line.dataset.session);
  let shown = "";

  const ask = async (method: "GET" | "POST"): Promise<End> => {
    const response = await fetch("/report/session", { method });
    const end: End = await response.json();
    endsAt = Date.now() + end.endsInMs;
    return end;
  };
  const show = (state: "warn" | "last" | "over", leftMs = 0) => {
    if (state === shown) return;
    shown = state;
    const part = (selector: string) =>
      dialog.querySelector<HTMLElement>(selector);
    const text = words[state]?.replace(
      "{minutes}",
      String(Math.ceil(leftMs / 60_000)),
    );
    part("h2")!.textContent = // Laid out by session-end.tsx.
      words[state === "over" ? "overTitle" : "warnTitle"] ?? "";
    part("p")!.textContent = text ?? "";
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
  const look = async () => {
    if (shown === "over" && document.hidden) return;
    if (endsAt - Date.now() > warningMs) return;
    // Perhaps it was used in another window, or the code was entered there.
    const end = await ask("GET").catch(() => null);
    const leftMs = endsAt - Date.now();
    if (leftMs > warningMs) return hide();
    if (leftMs <= 0) return show("over");
    show(end?.isLast ? "last" : "warn", leftMs);
  };
  const stay = () => {
    if (shown === "warn") void ask("POST").then(hide, () => undefined);
    else dialog.close();
  };
  for (const button of dialog.querySelectorAll("button"))
    button.addEventListener("click", stay);
  // Whoever puts it away by Escape is there.
  dialog.addEventListener("cancel", stay);
  setInterval(() => void look(), lookMs);
  document.addEventListener("visibilitychange", () => void look());
}
