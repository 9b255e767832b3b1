import type {
  DeskUnsent,
  Kept,
} from "#app/domain/correspondence/desk-unsent.server.ts";
import { valueIn } from "#app/domain/vault/opened.ts";

/** A text that was typed in a form and not sent. */
export type UnsentText = {
  id: string;
  token: string;
  /** By field; null where it does not open. */
  typed: Record<string, string> | null;
  /** In milliseconds, as it also comes as JSON. */
  keptMs: number;
};

export function textOf({ id, token, typed, keptAt }: DeskUnsent): UnsentText {
  return { id, token, typed: valueIn(typed), keptMs: keptAt.getTime() };
}

/** What the page hears of a save. */
export type SaveAnswer = Omit<Kept, "others"> & {
  /** Null where they are those of which the page says the mark. */
  others: UnsentText[] | null;
  /** Of the texts and how they stand; empty where there is none. */
  othersMark: string;
};
