import { z } from "zod";
import { contactPolicies } from "../vocabulary/correspondence.ts";

/** By which the worker delivers a mail: what it needs of the answers, and no more. */
export const slipSchema = z.object({
  to: z.string(),
  /** As the reporter asked for; null: that of the pages. */
  language: z.enum(["en", "es"]).nullable(),
  /** What the answers allow; the report's own column may allow less. */
  policy: z.enum(contactPolicies),
});
export type Slip = z.infer<typeof slipSchema>;

/** What a mail with a message carries. The recipient is part of it, so that nobody sends these words to another. */
export const mailWordsSchema = z.object({
  to: z.string(),
  language: z.enum(["en", "es"]).nullable(),
  body: z.string(),
});
export type MailWords = z.infer<typeof mailWordsSchema>;

/** Words and names of a report, as they are indexed. */
export const wordsSchema = z.array(
  z.object({
    kind: z.enum(["organisation", "organisation-word", "mail-address"]),
    term: z.string(),
  }),
);
export type Words = z.infer<typeof wordsSchema>;

/** All terms of a report's indicators, those of its files among them: these replace what was matched before. */
export const indicatorsSchema = z.array(z.string());

/** At which the reporter wishes to be asked again, the earliest first: those after the one that the report's row names. */
export const timesSchema = z.array(z.iso.datetime());
