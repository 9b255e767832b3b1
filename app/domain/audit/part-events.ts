import { z } from "zod";
import { reportStatuses } from "../vocabulary/report.ts";
import { assignmentParts } from "../vocabulary/routing.ts";

const id = z.uuid();
const unitId = z.string();

/** What becomes of units' parts in a report, and of who works them. */
export const partEvents = [
  z.object({
    type: z.literal("report.offered"),
    assignmentId: id,
    unitId,
    part: z.enum(assignmentParts),
  }),
  z.object({ type: z.literal("report.accepted"), assignmentId: id, unitId }),
  z.object({ type: z.literal("report.refused"), assignmentId: id, unitId }),
  z.object({
    type: z.literal("report.transferred"),
    assignmentId: id,
    unitId,
    toUnitId: unitId,
    /** When what the unit owed was due: it is again, should this be undone. */
    dueAt: z.iso.datetime().optional(),
  }),
  z.object({
    type: z.literal("report.transfer-undone"),
    /** Of the part that was offered by it, and ends. */
    assignmentId: id,
    unitId,
    toUnitId: unitId,
  }),
  z.object({
    type: z.literal("report.assigned"),
    assignmentId: id,
    unitId,
    responderId: id,
    /** Who was chosen, and is away: it went to the colleague who works for them. */
    insteadOf: id.optional(),
    /** Who worked it before; left out where nobody did. */
    previousId: id.optional(),
    statusBefore: z.enum(reportStatuses).optional(),
  }),
  z.object({
    type: z.literal("report.assignment-undone"),
    assignmentId: id,
    unitId,
    /** Who was to work it. */
    responderId: id,
    /** Who works it again; left out where nobody does. */
    previousId: id.optional(),
  }),
] as const;

/** What the unit has to do: a task by its id alone, as what it says is sealed. */
export const taskEvents = [
  z.object({ type: z.literal("task.added"), taskId: id }),
  /** Its steps became tasks; which playbook it was would say what was reported. */
  z.object({ type: z.literal("playbook.started"), taskCount: z.int() }),
  z.object({ type: z.literal("task.changed"), taskId: id }),
  z.object({ type: z.literal("task.done"), taskId: id }),
  z.object({ type: z.literal("task.reopened"), taskId: id }),
] as const;
