import { z } from "zod";

const id = z.uuid();
const unitId = z.string();

const ofReport = { handoverId: id, assignmentId: id, unitId, responderId: id };

/** Shifts begin and end, and people are away: who has whose reports meanwhile. What was written with it is sealed. */
export const shiftEvents = [
  /** By who worked the report, to this colleague of the unit. */
  z.object({ type: z.literal("report.handed-over"), ...ofReport }),
  /** The same taken back at once: this person works it again. */
  z.object({ type: z.literal("report.handed-back"), ...ofReport }),
  /** To whom, and how many reports went along; to the unit alone with none. */
  z.object({
    type: z.literal("handover.made"),
    handoverId: id,
    responderId: id.optional(),
    count: z.int(),
  }),
  /** By the colleague, who has it from here on. */
  z.object({ type: z.literal("handover.taken"), handoverId: id }),
  z.object({
    type: z.literal("handover.undone"),
    handoverId: id,
    count: z.int(),
  }),
  z.object({
    type: z.literal("absence.said"),
    absenceId: id,
    responderId: id,
    deputyId: id,
  }),
  z.object({
    type: z.literal("absence.ended"),
    absenceId: id,
    responderId: id,
  }),
  /** The hours of the unit, or of one person in it. */
  z.object({
    type: z.literal("shift.set"),
    unitId,
    responderId: id.optional(),
  }),
] as const;
