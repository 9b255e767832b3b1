import { sayPercent, saySize } from "#app/locales/sizes.ts";
import type { Problem } from "./upload-rules.ts";
import { fillIn, type UploadWords } from "./upload-words.ts";

export type RowState =
  | { is: "waiting" | "sending" | "offline" | "busy" | "paused" | "checking" }
  | { is: "failed"; why: Problem };

/** One file on its way, as the page shows it: a copy of the page's template, filled in. */
export type Row = ReturnType<typeof openRow>;

export function openRow(
  file: File,
  given: {
    words: UploadWords;
    limit: string;
    /** Read out, politely. */
    announce: (text: string) => void;
    onButton: (which: "pause" | "goOn" | "stop") => void;
  },
) {
  const { words, limit, announce, onButton } = given;
  const language = document.documentElement.lang;
  const template = document.querySelector<HTMLTemplateElement>("#upload-row");
  const item = template?.content.firstElementChild?.cloneNode(true);
  // The page that has the form has the template.
  if (!(item instanceof HTMLElement)) throw new Error("no template");
  const part = <E extends HTMLElement>(name: string) =>
    item.querySelectorAll<E>(`[data-part="${name}"]`);
  for (const name of part("name")) name.textContent = file.name;
  const size = saySize(language, file.size);
  for (const each of part("size")) each.textContent = size;
  const [bar] = part<HTMLProgressElement>("progress");
  bar?.setAttribute("aria-label", fillIn(words.progress, { name: file.name }));
  for (const which of ["pause", "goOn", "stop"] as const)
    for (const button of part(which))
      button.addEventListener("click", () => onButton(which));

  let state: RowState = { is: "waiting" };
  let sentBytes = 0;
  let saidQuarters = 0;
  const sayState = () => {
    const values = {
      percent: sayPercent(language, sentBytes, file.size),
      limit,
    };
    const id = state.is === "failed" ? state.why : state.is;
    return fillIn(words[id], values);
  };
  const draw = () => {
    for (const each of part("state")) each.textContent = sayState();
    if (bar) {
      bar.value = file.size > 0 ? sentBytes / file.size : 0;
      bar.hidden = state.is === "failed" || state.is === "waiting";
    }
  };
  /** A button that goes away hands the focus to the one that comes. */
  const drawButtons = () => {
    const shown = buttonsOf(state);
    const before = document.activeElement;
    for (const which of ["pause", "goOn", "stop"] as const)
      for (const button of part(which)) button.hidden = !shown.includes(which);
    for (const each of part("goOnWord"))
      each.textContent = wordOfGoingOn(state, words);
    if (item.contains(before) && before?.matches("[hidden]"))
      item.querySelector<HTMLElement>("button:not([hidden])")?.focus();
  };
  const say = () => announce(`${file.name}: ${sayState()}`);

  const show = (next: RowState) => {
    const isNew = next.is !== state.is;
    state = next;
    item.classList.toggle("file--failed", state.is === "failed");
    draw();
    drawButtons();
    if (isNew) say();
  };
  const sent = (bytes: number) => {
    sentBytes = bytes;
    draw();
    const quarters = file.size > 0 ? Math.floor((bytes / file.size) * 4) : 0;
    const isStep = quarters > saidQuarters && quarters < 4;
    saidQuarters = Math.max(saidQuarters, quarters);
    if (isStep) say();
  };
  draw();
  drawButtons();
  return { item, show, sent, state: () => state.is };
}

function wordOfGoingOn(state: RowState, words: UploadWords): string {
  if (state.is !== "failed") return words.goOn;
  return state.why === "empty" ? words.sendEmpty : words.again;
}

function buttonsOf(state: RowState): ("pause" | "goOn" | "stop")[] {
  switch (state.is) {
    case "waiting":
    case "sending":
    case "offline":
    case "busy":
      return ["pause", "stop"];
    case "paused":
    case "failed":
      return ["goOn", "stop"];
    case "checking":
      return [];
  }
}
