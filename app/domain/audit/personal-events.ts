import { z } from "zod";
import { revealPurposes } from "../vocabulary/reveal.ts";

const id = z.uuid();
const unitId = z.string();

/** Who saw whom a report names, or took it along, and who read figures; never what was seen. */
export const personalEvents = [
  /** Personal data was shown to the actor, for a while; never what was shown. */
  z.object({
    type: z.literal("personal.revealed"),
    revealId: id,
    purpose: z.enum(revealPurposes),
    unitId,
  }),
  /** By themselves, before the time was over. */
  z.object({ type: z.literal("personal.hidden"), revealId: id }),
  /** They were saved as a file; masked, or with the personal data that was revealed to whoever saved it. */
  z.object({
    type: z.literal("answers.copied"),
    answersVersion: z.int(),
    isMasked: z.boolean(),
    unitId,
  }),
  /** The figures of a period were read, or the reports behind one of them. */
  z.object({
    type: z.literal("figures.read"),
    figure: z.string().optional(),
    shownCount: z.int(),
  }),
] as const;
