import type { EventTable } from "#app/domain/audit/event-table.ts";
import { revealPurposeWords } from "./words.ts";

type Read =
  | "personal.revealed"
  | "personal.hidden"
  | "answers.read"
  | "answers.copied"
  | "figures.read";

/** The part of `event-words.ts` that tells who read answers, and saw whom they name. */
export const personalEventWords = {
  "personal.revealed": (event) =>
    `Personal data revealed: ${revealPurposeWords[event.purpose].toLowerCase()}`,
  "personal.hidden": () => "Personal data hidden again",
  "answers.read": (event) =>
    `Version ${event.answersVersion} of the answers read`,
  "figures.read": (event) =>
    event.figure
      ? `Reports behind a figure listed, ${event.shownCount} shown`
      : `Figures read, of ${event.shownCount} reports`,
  "answers.copied": (event) =>
    `Answers saved as a file, version ${event.answersVersion}, names and numbers ${event.isMasked ? "masked" : "in clear"}`,
} satisfies Pick<EventTable<string, unknown>, Read>;
