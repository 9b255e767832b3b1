import { saySize } from "#app/locales/sizes.ts";
import { uploadWordsFrom } from "./upload-words.ts";

/** The parts of the page that files are sent from; null where none can be. */
export function openPlace() {
  const section = document.querySelector<HTMLElement>("[data-upload]");
  const form = section?.querySelector("form");
  const input = section?.querySelector<HTMLInputElement>("input[type=file]");
  const sending = document.getElementById("sending");
  const files = document.getElementById("files");
  const status = document.getElementById("upload-status");
  if (!section || !form || !input || !sending || !files || !status) return null;
  const { report = "", limit = "", hasher = "", words = "" } = section.dataset;
  const limitBytes = Number(limit);
  return {
    form,
    input,
    sending,
    files,
    report,
    hasher,
    limitBytes,
    limit: saySize(document.documentElement.lang, limitBytes),
    words: uploadWordsFrom(words),
    /** Read out politely. A new paragraph each time, as the same words may be said twice. */
    announce: (text: string) => {
      const line = document.createElement("p");
      line.textContent = text;
      status.replaceChildren(line);
    },
  };
}

/** The page as the server writes it now; null when it cannot be had. */
export async function freshPage(): Promise<Document | null> {
  const html = await fetch("/evidence")
    .then((answer) => answer.text())
    // The line may break in the middle of the page too.
    .catch(() => null);
  return html === null
    ? null
    : new DOMParser().parseFromString(html, "text/html");
}

/**
 * Where a file of this name and size was begun: before the browser was closed, or just now, when the answer was lost. Not
 * where another of the same name is being sent.
 */
export function begunIn(
  page: Document | null,
  file: File,
  taken: readonly (string | null)[],
): string | null {
  const rows = page?.querySelectorAll<HTMLElement>("[data-begun]") ?? [];
  const found = [...rows].find(
    ({ dataset }) =>
      dataset.name === file.name &&
      Number(dataset.size) === file.size &&
      !taken.includes(dataset.begun ?? null),
  );
  return found?.dataset.begun ?? null;
}

/** The row in the list of what is received at this address. */
export function rowOf(address: string, page: Document | null = document) {
  return page?.getElementById(`file-${address.split("/").at(-1)}`) ?? null;
}
