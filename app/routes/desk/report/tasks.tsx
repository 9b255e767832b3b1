import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { addTask } from "#app/domain/task/add.server.ts";
import { taskDues } from "#app/domain/vocabulary/task.ts";
import { person } from "./fields.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/tasks */
export function action(posted: ActionFunctionArgs) {
  return runCommand(
    posted,
    form,
    (db, { body: text, ...command }) => addTask(db, { ...command, text }),
    (page) => `${page}#tasks`,
  );
}

const form = z.object({
  body: z
    .string("Say what is to be done")
    .trim()
    .min(1, "Say what is to be done")
    .max(300, "Use at most 300 characters"),
  assigneeId: person,
  due: z.enum(taskDues).optional().default("none"),
});

export default function Tasks() {
  return <VerbAgain verb="tasks" />;
}
