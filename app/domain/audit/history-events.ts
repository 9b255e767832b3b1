import { z } from "zod";

const id = z.uuid();

/** What is done with the history itself. By what it was narrowed is recorded as closed words. */
export const historyEvents = [
  z.object({
    type: z.literal("history.read"),
    shownCount: z.int(),
    filters: z.array(z.string()).optional(),
  }),
  /** On the page: the chain of one report, or what came after a checkpoint. `isWhole`: the time that it may take was enough. */
  z.object({
    type: z.literal("history.checked"),
    of: z.enum(["report", "since"]),
    reportId: id.optional(),
    number: z.int().optional(),
    eventsCount: z.int(),
    breachesCount: z.int(),
    isWhole: z.boolean(),
  }),
  /** A file of it was given out; recorded before its first line leaves. */
  z.object({
    type: z.literal("history.exported"),
    exportId: id,
    filters: z.array(z.string()),
  }),
] as const;
