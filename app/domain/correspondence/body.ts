import { z } from "zod";

/** Words of a message, a question or a note: some three pages at most. Line ends as the browser posts them become one. */
export const bodySchema = z
  .string()
  .transform((typed) => typed.replace(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .min(1, "Enter what you want to say")
      .max(10_000, "Use at most 10,000 characters"),
  );
