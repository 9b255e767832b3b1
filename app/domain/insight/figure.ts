import { z } from "zod";

/** Whatever is counted, and by which its reports are found again. A key says which of several: a band, a unit, a day. */
const figures = [
  "sent",
  "step",
  "band",
  "sector",
  "state",
  "office",
  "outcome",
  "unlooked",
  "unanswered",
  "late-accept",
  "late-answer",
  "misroute",
  "reopened",
  "open",
  "overdue",
] as const;
export type Figure = (typeof figures)[number];

/** "of": this period, or the one before it. */
export const figureSchema = z.object({
  figure: z.enum(figures),
  key: z
    .string()
    .regex(/^[A-Za-z0-9.-]{1,80}$/)
    .optional(),
  of: z.enum(["this", "before"]).catch("this"),
});
export type FigureAsked = z.infer<typeof figureSchema>;

/** Of several reports half were as fast as their median or faster. Of fewer than this, the slowest of twenty tells of one report alone. */
export const leastForTail = 20;

/** So many reports of a figure are listed, the newest first; one of more says that there are. */
export const rowsMost = 200;
