import type { QuestionId } from "../form/questions.ts";

/** Where in a report a text stands. */
export type TextPlace =
  | { is: "answer"; questionId: QuestionId }
  | { is: "message"; isReporters: boolean }
  | { is: "note" }
  | { is: "file-name" }
  /** What was read in a file: its indicators. */
  | { is: "file" };

export type SearchText = {
  place: TextPlace;
  text: string;
  /** An organisation's: its words are found by their beginnings, too. */
  isName: boolean;
  /** Names or reaches a person: it is found by, and not shown where it was found. */
  isPersonal: boolean;
};
