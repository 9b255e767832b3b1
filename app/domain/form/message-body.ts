import { clean, isCut } from "./typed-text.ts";

/** As long as a narrative may be. */
export const messageLength = 4_000;

/** What a message form says, or what is wrong with it and everything typed. */
export function readMessageBody(
  typed: FormDataEntryValue | null,
):
  | { body: string; problem: null }
  | { body: string; problem: "missing" | "too-long" | "cut-short" } {
  const body = typeof typed === "string" ? clean(typed).trim() : "";
  if (body === "") return { body, problem: "missing" };
  if (body.length <= messageLength) return { body, problem: null };
  return { body, problem: typed && isCut(typed) ? "cut-short" : "too-long" };
}
