import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { changeTask } from "#app/domain/task/change.server.ts";
import { taskDues } from "#app/domain/vocabulary/task.ts";
import { chosenId, person } from "./fields.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/task-change: who does it, and by when. */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, changeTask, (page) => `${page}#tasks`);
}

const form = z.object({
  taskId: chosenId("Choose the task"),
  assigneeId: person,
  wasAssigneeId: person,
  due: z.enum(["as-it-is", ...taskDues]),
  wasDueAt: z
    .union([z.literal(""), z.iso.datetime()])
    .optional()
    .transform((at) => (at ? new Date(at) : null)),
});

export default function TaskChange() {
  return <VerbAgain verb="task-change" />;
}
