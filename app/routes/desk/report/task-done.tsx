import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { tickTask } from "#app/domain/task/change.server.ts";
import { chosenId } from "./fields.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/task-done */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, tickTask, (page) => `${page}#tasks`);
}

const form = z.object({
  taskId: chosenId("Choose the task"),
  isDone: z.enum(["yes", "no"]).transform((said) => said === "yes"),
});

export default function TaskDone() {
  return <VerbAgain verb="task-done" />;
}
