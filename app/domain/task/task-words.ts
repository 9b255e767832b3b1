import { z } from "zod";
import { playbookIds } from "../vocabulary/task.ts";

/** What lies sealed of a task: what was typed, or the step as the playbook said it then. */
export const taskWordsSchema = z.object({
  text: z.string(),
  playbook: z.enum(playbookIds).nullable(),
  step: z.string().nullable(),
});
export type TaskWords = z.infer<typeof taskWordsSchema>;
