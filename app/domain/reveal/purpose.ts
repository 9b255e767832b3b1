import { z } from "zod";
import { revealPurposes } from "../vocabulary/reveal.ts";

/** What a reveal is for, as its form says it: one of the list, and words where it is "other". */
export const purposeFields = {
  purpose: z.enum(revealPurposes, "Choose what for"),
  words: z.string().trim().max(500, "Use at most 500 characters").default(""),
};

export type Purpose = {
  purpose: (typeof revealPurposes)[number];
  words: string;
};
