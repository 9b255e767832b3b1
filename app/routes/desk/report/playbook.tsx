import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { VerbAgain } from "./verb-again.tsx";
import { startPlaybook } from "#app/domain/task/add.server.ts";
import { playbookIds } from "#app/domain/vocabulary/task.ts";
import { runCommand } from "./command.server.ts";

/** POST /desk/reports/:reportId/playbook */
export function action(posted: ActionFunctionArgs) {
  return runCommand(posted, form, startPlaybook, (page) => `${page}#tasks`);
}

const form = z.object({ playbook: z.enum(playbookIds, "Choose a playbook") });

export default function PlaybookStart() {
  return <VerbAgain verb="playbook" />;
}
