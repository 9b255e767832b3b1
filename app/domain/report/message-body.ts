import { clean } from "./read-form.ts";

/** As long as a narrative may be. */
export const messageLength = 4_000;

/** What a message form says, or what is wrong with it and everything typed. */
export function readMessageBody(
  typed: FormDataEntryValue | null,
):
  | { body: string; problem: null }
  | { body: string; problem: "missing" | "too-long" } {
  const body = typeof typed === "string" ? clean(typed).trim() : "";
  if (body === "") return { body, problem: "missing" };
  return { body, problem: body.length > messageLength ? "too-long" : null };
}
