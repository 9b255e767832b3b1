import { z } from "zod";

/** Why a person does it. Browsers send line ends as CR LF. */
export const reason = z
  .string("Say why")
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().min(1, "Say why").max(2000, "Use at most 2,000 characters"));

/** One of what the page lists, by its id. */
export function chosenId(missing: string) {
  return z.uuid(missing);
}

/** Chosen from a list; what is not offered there the command refuses. */
export function chosen(missing: string) {
  return z.string(missing).min(1, missing).max(60, missing);
}

/** Somebody of a list, or its first line, which is nobody. */
export const person = z
  .union([z.literal(""), z.uuid()])
  .optional()
  .transform((id) => id || null);
